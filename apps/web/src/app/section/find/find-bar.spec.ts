import { textExtensions } from '@samenpen/dossier-document';
import { Editor } from '@tiptap/core';
import { show } from '../../../facts/a-screen';
import { REST } from '../../words/after-rest';
import { FindBar } from './find-bar';
import { findExtension } from './find-extension';

const open = (html: string): Editor =>
  new Editor({ element: document.createElement('div'), injectCSS: false, extensions: [...textExtensions, findExtension], content: html });

describe('what the find bar says to a screen reader', () => {
  it('is the result once typing rests, not at every key, and nothing when somebody else writes', async () => {
    const editor = open('<p>dak en dag en das</p>');
    const screen = await show(FindBar, { inputs: { editor, isEditable: true } });
    const said = () => screen.find('[role=status]').textContent;
    const changes: string[] = [];
    const watching = new MutationObserver(() => changes.push(said()));
    watching.observe(screen.find('[role=status]'), { characterData: true, childList: true, subtree: true });
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
    const rest = async (milliseconds: number): Promise<void> => {
      screen.fixture.detectChanges();
      await jest.advanceTimersByTimeAsync(milliseconds);
      screen.fixture.detectChanges();
      await jest.advanceTimersByTimeAsync(0);
    };

    const field = screen.find('#find-term');
    if (!(field instanceof HTMLInputElement)) throw new Error('the term is typed in a field');
    for (const term of ['d', 'da', 'dag']) {
      field.value = term;
      field.dispatchEvent(new Event('input'));
      await rest(REST / 2);
    }
    await rest(REST);
    expect(said()).toContain('1');
    expect(changes).toHaveLength(1);

    editor.commands.insertContentAt(1, 'dag dag ');
    await rest(3 * REST);

    expect(screen.find('.result').textContent).toContain('3');
    expect(changes).toHaveLength(1);
    jest.useRealTimers();
    editor.destroy();
  });
});
