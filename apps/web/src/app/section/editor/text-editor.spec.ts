import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { documentFromUpdates, documentText, updateFromJson } from '@samenpen/dossier-document';
import type { OpenedText } from '@samenpen/live-client';
import { Awareness } from 'y-protocols/awareness';
import { TextEditor } from './text-editor';

const textOf = (line: string): OpenedText => {
  const json = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: line }] }] };
  const doc = documentFromUpdates([updateFromJson(json, { clientId: 1 })]);
  return { doc, awareness: new Awareness(doc) };
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
});
