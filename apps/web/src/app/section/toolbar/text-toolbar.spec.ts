import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { documentFromUpdates, textExtensions, updateFromJson } from '@samenpen/dossier-document';
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { show } from '../../../facts/a-screen';
import { completedLink } from './link-dialog';
import { TextToolbar } from './text-toolbar';

const json = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'vier gemeenten' }] }] };
const editors: Editor[] = [];

const open = (): Editor => {
  const document_ = documentFromUpdates([updateFromJson(json, { clientId: 1 })]);
  const editor = new Editor({
    element: document.body.appendChild(document.createElement('div')),
    injectCSS: false,
    extensions: [...textExtensions, Collaboration.configure({ document: document_ })],
    // jsdom lays nothing out, so there is nothing to scroll to.
    editorProps: { attributes: { role: 'textbox', 'aria-label': 'Tekst' }, handleScrollToSelection: () => true },
  });
  editors.push(editor);
  return editor;
};

const toolbar = (editor: Editor, isEditable = true) => show(TextToolbar, { inputs: { editor, isEditable } });

afterEach(() => editors.splice(0).forEach((editor) => editor.destroy()));

describe('the toolbar of a text', () => {
  it('is one stop for Tab, named, with a name on every button', async () => {
    const screen = await toolbar(open());
    const stops = screen.element.querySelectorAll('button[tabindex="0"]');

    expect(screen.find('[role=toolbar]').getAttribute('aria-label')).toBe('Opmaak van de tekst');
    expect(stops).toHaveLength(1);
    expect(await screen.faults()).toEqual([]);
  });

  it('acts on the selection and shows what it has', async () => {
    const editor = open();
    const screen = await toolbar(editor);
    editor.commands.setTextSelection({ from: 1, to: 5 });

    await screen.click('button[aria-label=Vet]');

    expect(editor.getHTML()).toContain('<strong>vier</strong>');
    expect(screen.find('button[aria-label=Vet]').getAttribute('aria-pressed')).toBe('true');
  });

  it('gives the focus back to the text with Escape', async () => {
    const editor = open();
    const screen = await toolbar(editor);
    screen.fixture.componentInstance.focus();
    const before = document.activeElement?.tagName;

    await screen.press(screen.find('button'), 'Escape');
    await new Promise((resolve) => requestAnimationFrame(resolve));

    expect(before).toBe('BUTTON');
    expect(document.activeElement).toBe(editor.view.dom);
  });

  it('rests when the section is closed: nothing it is asked happens', async () => {
    const editor = open();
    const screen = await toolbar(editor, false);
    editor.commands.setTextSelection({ from: 1, to: 5 });

    await screen.click('button[aria-label=Vet]');

    expect(editor.getHTML()).toBe('<p>vier gemeenten</p>');
  });

  it('follows another editor when the document was rebuilt', async () => {
    const [first, second] = [open(), open()];
    await toolbar(first);
    const editor = signal<Editor>(first);
    const fixture = TestBed.createComponent(TextToolbar, { bindings: [inputBinding('editor', editor), inputBinding('isEditable', () => true)] });
    await fixture.whenStable();

    editor.set(second);
    await fixture.whenStable();
    second.chain().setTextSelection({ from: 1, to: 5 }).setBold().run();
    await fixture.whenStable();

    const host: HTMLElement = fixture.nativeElement;
    expect(host.querySelector('button[aria-label=Vet]')?.getAttribute('aria-pressed')).toBe('true');
  });
});

describe('the address of a link', () => {
  it.each([
    ['damme.be', 'https://damme.be'],
    ['www.damme.be/digipunt?x=1', 'https://www.damme.be/digipunt?x=1'],
    ['info@damme.be', 'mailto:info@damme.be'],
    ['https://damme.be', 'https://damme.be'],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['gewoon tekst', 'gewoon tekst'],
  ])('is completed as a person means it: %s', (typed, meant) => {
    expect(completedLink(typed)).toBe(meant);
  });
});
