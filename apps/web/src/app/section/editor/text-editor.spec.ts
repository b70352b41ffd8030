import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { By } from '@angular/platform-browser';
import { FRAGMENT, documentFromUpdates, documentText, updateFromJson } from '@samenpen/dossier-document';
import type { OpenedText } from '@samenpen/live-client';
import type { Editor } from '@tiptap/core';
import { Awareness } from 'y-protocols/awareness';
import { type Doc, XmlElement, XmlText, encodeStateAsUpdate } from 'yjs';
import { TextEditor } from './text-editor';

const textOf = (line: string): OpenedText => {
  const json = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: line }] }] };
  const doc = documentFromUpdates([updateFromJson(json, { clientId: 1 })]);
  return { doc, awareness: new Awareness(doc) };
};

/** The same text in another document, as the server gives it again after a refusal. */
const again = (doc: Doc): OpenedText => {
  const fetched = documentFromUpdates([encodeStateAsUpdate(doc)]);
  return { doc: fetched, awareness: new Awareness(fetched) };
};

const writeAbove = (doc: Doc, line: string): void => {
  const paragraph = new XmlElement('paragraph');
  paragraph.insert(0, [new XmlText(line)]);
  doc.getXmlFragment(FRAGMENT).insert(0, [paragraph]);
};

@Component({
  imports: [TextEditor],
  template: `<div [spTextEditor]="text()" [isEditable]="isEditable()" label="Noden en aanbod" describedBy="section-save"></div>`,
})
class Sheet {
  readonly text = signal(textOf('van de server'));
  readonly isEditable = signal(true);
}

const open = async () => {
  const fixture = TestBed.createComponent(Sheet);
  await fixture.whenStable();
  const host: HTMLElement = fixture.nativeElement;
  const box = () => host.querySelector('[role=textbox]');
  return { fixture, host, sheet: fixture.componentInstance, box };
};

/** Somebody who stands in the text, in a page: focus is real there. */
const standing = async () => {
  const { fixture, host, sheet, box } = await open();
  document.body.append(host);
  const editor = (): Editor => fixture.debugElement.query(By.directive(TextEditor)).injector.get(TextEditor).editor() as Editor; // It is open.
  const stand = (words: string): void => {
    editor().commands.setTextSelection(editor().state.doc.textContent.indexOf(words) + words.length + 1);
    editor().view.focus();
  };
  const stands = () => {
    const { $head } = editor().state.selection;
    return { behind: $head.parent.textContent.slice(0, $head.parentOffset), isFocused: document.activeElement === box() };
  };
  const type = (words: string): void => {
    stand('van de server');
    editor().view.dispatch(editor().state.tr.insertText(words));
  };
  return { fixture, sheet, stand, stands, type };
};

describe('the text on the sheet', () => {
  it('tells a screen reader what it is: a named text of several lines in Dutch', async () => {
    const { box } = await open();

    const attributes = ['aria-label', 'aria-multiline', 'lang', 'aria-describedby', 'contenteditable', 'translate', 'spellcheck'];
    expect(attributes.map((name) => box()?.getAttribute(name))).toEqual(['Noden en aanbod', 'true', 'nl-BE', 'section-save', 'true', 'yes', 'true']);
  });

  it('becomes read-only in place when the section closes, and says so', async () => {
    const { fixture, sheet, box } = await open();
    const before = box();

    sheet.isEditable.set(false);
    await fixture.whenStable();

    expect(box()).toBe(before);
    expect([box()?.getAttribute('contenteditable'), box()?.getAttribute('aria-readonly')]).toEqual(['false', 'true']);
  });

  it('keeps whoever stood in it there when writing stops: it may go on by itself', async () => {
    const { fixture, sheet, box } = await open();
    box()?.dispatchEvent(new FocusEvent('focus'));

    sheet.isEditable.set(false);
    await fixture.whenStable();

    expect(box()?.getAttribute('contenteditable')).toBe('false');
    expect(box()?.getAttribute('tabindex')).toBe('0');
  });

  it('is not in the way of who walks through a page with keys while nobody may write', async () => {
    const { fixture, sheet, box } = await open();

    sheet.isEditable.set(false);
    await fixture.whenStable();

    expect(box()?.hasAttribute('tabindex')).toBe(false);
  });

  it('shows the document of the server after the old one was discarded, and writes nothing into it', async () => {
    const { fixture, host, sheet, box } = await open();
    const rebuilt = textOf('opnieuw opgehaald');

    sheet.text.set(rebuilt);
    await fixture.whenStable();

    expect(box()?.textContent).toBe('opnieuw opgehaald');
    expect(documentText(rebuilt.doc)).toBe('opnieuw opgehaald');
    expect(host.querySelectorAll('[role=textbox]')).toHaveLength(1);
  });

  it('keeps whoever stood in the old document between the same characters of the new one', async () => {
    const { sheet, fixture, stand, stands } = await standing();
    const fetched = again(sheet.text().doc);
    writeAbove(fetched.doc, 'Dit kwam er intussen bij.');

    stand('van de');
    sheet.text.set(fetched);
    await fixture.whenStable();

    expect(stands()).toEqual({ behind: 'van de', isFocused: true });
  });

  it('puts them behind what the new document has left of theirs when their last words are not in it', async () => {
    const { sheet, fixture, type, stands } = await standing();
    const fetched = again(sheet.text().doc);

    type(' en nog iets');
    expect(stands().behind).toBe('van de server en nog iets');
    sheet.text.set(fetched);
    await fixture.whenStable();

    expect(stands()).toEqual({ behind: 'van de server', isFocused: true });
  });

  it('keeps the focus in the text also when nobody may write in the new one', async () => {
    const { sheet, fixture, stand, stands } = await standing();
    stand('van de');

    sheet.isEditable.set(false);
    await fixture.whenStable();
    sheet.text.set(again(sheet.text().doc));
    await fixture.whenStable();

    expect(stands()).toEqual({ behind: 'van de', isFocused: true });
  });

  it('takes the focus back when writing goes on and what had it meanwhile is gone', async () => {
    const { sheet, fixture, stand, stands } = await standing();
    stand('van de');
    sheet.isEditable.set(false);
    await fixture.whenStable();
    const button = document.body.appendChild(document.createElement('button'));
    button.focus();
    button.remove();

    sheet.text.set(again(sheet.text().doc));
    sheet.isEditable.set(true);
    await fixture.whenStable();

    expect(stands()).toEqual({ behind: 'van de', isFocused: true });
  });

  it('takes the focus from nobody who is elsewhere', async () => {
    const { sheet, fixture, stand, stands } = await standing();
    stand('van');
    const elsewhere = document.body.appendChild(document.createElement('button'));
    elsewhere.focus();

    sheet.text.set(again(sheet.text().doc));
    await fixture.whenStable();

    expect(stands()).toEqual({ behind: 'van', isFocused: false });
    expect(document.activeElement).toBe(elsewhere);
    elsewhere.remove();
  });
});
