import { Extension } from '@tiptap/core';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { EditorView } from '@tiptap/pm/view';
import { isRemote } from '../../live/remote-change';
import { letterPlace, placeOf } from '../../live/thread-anchors';
import type { Place, RangeAnchor } from '../../live/thread-anchors';

/*
 * The words that threads hang on, drawn over the text: decorations, so that nothing of a comment is ever in
 * the document. Places follow each change at once, as well as is quick; when the text rests they are looked
 * up properly, by their words too.
 */

/** A thread in the text: its anchor and how it looks. */
export type ThreadMark = { readonly id: string; readonly anchor: RangeAnchor; readonly tone: 'shared' | 'internal' | 'resolved' | 'new' };

/** Where each thread stands; null for one whose text is gone. */
export type Places = ReadonlyMap<string, Place | null>;

type Shown = { readonly marks: readonly ThreadMark[]; readonly active: string | null; readonly places: Places };

type Change = Partial<Shown>;

/** How long the text must rest before places are looked up by their words, in milliseconds. */
const REST_MS = 200;

const key = new PluginKey<Shown>('threadMarks');
const nothing: Shown = { marks: [], active: null, places: new Map() };

const isSamePlace = (one: Place | null | undefined, other: Place | null | undefined): boolean =>
  one === other || (one?.from === other?.from && one?.to === other?.to);

/** Whether two sets of places are the same. */
export const isSamePlaces = (one: Places, other: Places): boolean =>
  one.size === other.size && [...other].every(([id, place]) => one.has(id) && isSamePlace(one.get(id), place));

function moved(place: Place, { mapping }: Transaction): Place | null {
  const from = mapping.map(place.from, 1);
  const to = mapping.map(place.to, -1);
  return from < to ? { from, to } : null;
}

/** The places right after a change. A change from outside replaces the whole document: only letters say where. */
function followed({ marks, places }: Shown, transaction: Transaction, state: EditorState): Places {
  const anchors = new Map(marks.map(({ id, anchor }) => [id, anchor]));
  return new Map(
    [...places].map(([id, place]) => {
      const anchor = anchors.get(id);
      if (!isRemote(transaction)) return [id, place && moved(place, transaction)];
      return [id, anchor ? letterPlace(state, anchor) : null];
    }),
  );
}

const lookedUp = ({ marks }: Shown, state: EditorState): Places => new Map(marks.map(({ id, anchor }) => [id, placeOf(state, anchor)]));

/** The text in pieces that are covered by the same threads. */
function pieces({ marks, places }: Shown, size: number): { from: number; to: number; under: ThreadMark[] }[] {
  const placed = marks.flatMap((mark) => {
    const place = places.get(mark.id);
    return place && place.to <= size ? [{ mark, place }] : [];
  });
  const ends = [...new Set(placed.flatMap(({ place }) => [place.from, place.to]))].toSorted((one, other) => one - other);
  return ends.slice(1).flatMap((to, at) => {
    const from = ends[at] ?? to;
    const under = placed.filter(({ place }) => place.from <= from && place.to >= to).map(({ mark }) => mark);
    return under.length === 0 ? [] : [{ from, to, under }];
  });
}

function decorations(state: EditorState): DecorationSet {
  const shown = key.getState(state) ?? nothing;
  return DecorationSet.create(
    state.doc,
    pieces(shown, state.doc.content.size).map(({ from, to, under }) => {
      const [first] = under;
      const classes = ['remark', first?.tone ?? 'shared', under.length > 1 ? 'several' : '', under.some(({ id }) => id === shown.active) ? 'active' : ''];
      return Decoration.inline(from, to, { class: classes.filter((name) => name !== '').join(' ') });
    }),
  );
}

/** Shows these threads, the active one stronger. */
export const showMarks = (state: EditorState, change: Pick<Shown, 'marks' | 'active'>): Transaction => state.tr.setMeta(key, change).setMeta('addToHistory', false);

/** Where the threads stand now. */
export const placesIn = (state: EditorState): Places => key.getState(state)?.places ?? nothing.places;

/** The threads at a position, the shortest first: the one that is easiest to miss. */
export function threadsAt(state: EditorState, position: number): string[] {
  const over = [...placesIn(state)].flatMap(([id, place]) => (place && place.from <= position && position <= place.to ? [{ id, size: place.to - place.from }] : []));
  return over.toSorted((one, other) => one.size - other.size).map(({ id }) => id);
}

class Follower {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private told: Places = nothing.places;

  constructor(
    private readonly view: EditorView,
    private readonly tell: (places: Places) => void,
  ) {}

  update(view: EditorView, before: EditorState): void {
    const [now, then] = [key.getState(view.state), key.getState(before)];
    if (view.state.doc !== before.doc || now?.marks !== then?.marks) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.lookUp(), now?.marks === then?.marks ? REST_MS : 0);
    }
    const places = now?.places ?? nothing.places;
    if (places === this.told) return;
    this.told = places;
    this.tell(places);
  }

  destroy(): void {
    clearTimeout(this.timer);
  }

  private lookUp(): void {
    const { state } = this.view;
    const shown = key.getState(state) ?? nothing;
    const places = lookedUp(shown, state);
    if (!isSamePlaces(shown.places, places)) this.view.dispatch(state.tr.setMeta(key, { places } satisfies Change).setMeta('addToHistory', false));
  }
}

/** Draws threads in the text. */
export const threadMarks = Extension.create<{ onPlaces: (places: Places) => void; onClick: (ids: readonly string[]) => void }>({
  name: 'threadMarks',

  addOptions: () => ({ onPlaces: () => undefined, onClick: () => undefined }),

  addProseMirrorPlugins() {
    const { onPlaces, onClick } = this.options;
    return [
      new Plugin<Shown>({
        key,
        state: {
          init: () => nothing,
          apply: (transaction, shown, state) => {
            // Metadata is untyped; only this file writes it.
            const change = transaction.getMeta(key) as Change | undefined;
            if (change) return { ...shown, ...change };
            // The binding is the same before and after, and knows the letters already.
            return transaction.docChanged && shown.places.size > 0 ? { ...shown, places: followed(shown, transaction, state) } : shown;
          },
        },
        props: {
          decorations,
          handleClick: (view, position) => {
            onClick(view.state.selection.empty ? threadsAt(view.state, position) : []);
            return false;
          },
        },
        view: (view) => new Follower(view, onPlaces),
      }),
    ];
  },
});
