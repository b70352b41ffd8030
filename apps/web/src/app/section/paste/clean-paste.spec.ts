import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Editor } from '@tiptap/core';
import { documentText, textExtensions } from '@samenpen/dossier-document';
import type { DocumentNode } from '@samenpen/dossier-document';
import { cleanPaste } from './clean-paste';

const fixture = (name: string): string => readFileSync(join(__dirname, 'fixtures', name), 'utf8');

/** What the editor makes of a paste: its schema is what decides in the end. */
const pasted = (html: string) => {
  const editor = new Editor({ element: document.createElement('div'), injectCSS: false, extensions: textExtensions });
  editor.commands.setContent(cleanPaste(html));
  // The editor gives plain JSON of its schema.
  const json = editor.getJSON() as DocumentNode;
  editor.destroy();
  return { outline: outline(json), text: documentText(json), json: JSON.stringify(json) };
};

const outline = (node: DocumentNode): string => {
  const children = (node.content ?? []).map(outline).filter((child) => child !== 'text');
  const level = node.type === 'heading' ? String(node.attrs?.['level']) : '';
  return `${node.type}${level}${children.length > 0 ? `(${children.join(' ')})` : ''}`;
};

describe('pasting from Word', () => {
  it('nests lists as deep as they were, numbered or not, and leaves their glyphs out', () => {
    const { outline, text } = pasted(fixture('word-lists.html'));

    expect(outline).toBe(
      'doc(paragraph bulletList(listItem(paragraph) listItem(paragraph bulletList(listItem(paragraph) listItem(paragraph))) listItem(paragraph)) paragraph orderedList(listItem(paragraph) listItem(paragraph orderedList(listItem(paragraph)))))',
    );
    expect(text).toBe(
      ['Wat we doen:', 'wifi in elk dorp', 'digipunten', 'in de bibliotheek', 'in het OCMW', 'vorming', 'En dan:', 'eerst luisteren', 'dan kiezen', 'samen'].join('\n'),
    );
  });

  it('makes the first row of a table its header row and keeps spans', () => {
    const { outline, json } = pasted(fixture('word-table.html'));

    expect(outline).toBe(
      'doc(heading2 table(tableRow(tableHeader(paragraph) tableHeader(paragraph)) tableRow(tableCell(paragraph) tableCell(paragraph)) tableRow(tableCell(paragraph))) paragraph)',
    );
    expect(json).toContain('"colspan":2');
  });

  it('keeps headings, bold and links, and drops styles, scripts and Office’s own elements', () => {
    const { outline, json } = pasted(fixture('word-formatting.html'));

    expect(outline).toBe('doc(heading2 heading3 heading4 paragraph paragraph)');
    expect(json).toContain('"type":"bold"');
    expect(json).toContain('https://www.damme.be');
    expect(json).not.toMatch(/javascript|mso|color|Calibri|evil/);
  });
});

describe('pasting from elsewhere', () => {
  it('keeps the lists of LibreOffice', () => {
    const { outline } = pasted('<body><ul><li><p>een</p><ul><li><p>twee</p></li></ul></li></ul></body>');

    expect(outline).toBe('doc(bulletList(listItem(paragraph bulletList(listItem(paragraph)))))');
  });

  it('does not take the wrapper of Google Docs for bold', () => {
    const { json } = pasted('<b style="font-weight:normal" id="docs-internal-guid-1"><p><span>gewone tekst</span></p></b>');

    expect(json).not.toContain('bold');
  });

  it('takes no pictures and no forms along', () => {
    expect(cleanPaste('<p>voor<img src="https://elders.example/a.png"><input value="x">na</p>')).toBe('<p>voorna</p>');
  });
});
