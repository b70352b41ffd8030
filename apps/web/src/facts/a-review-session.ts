import { reviewAction, reviewSession } from '@samenpen/contracts';
import type { ReviewItem, ReviewSession } from '@samenpen/contracts';
import { NOW, anActor, id } from './a-dossier';

type Asked = {
  /** What is otherwise about its one item, which stands on the table. */
  readonly item?: Partial<ReviewItem>;
};

const item = {
  id: id(0x900),
  section: { id: id(1000), number: '1', title: 'Samenvatting', partnerName: null, kind: 'text', status: 'ready', isGone: false },
  minutes: 10,
  spentSeconds: 0,
  openSince: NOW,
  openedVersion: 'v1-0123456',
  turns: [{ fromSeq: 3, toSeq: null }],
  stances: [],
  decision: null,
  approved: null,
  note: '',
};

/** A running session with one item, as the api answers it to the chair, parsed by the contract. */
export function aReviewSession(asked: Asked = {}): ReviewSession {
  return reviewSession.parse({
    id: id(0x901),
    dossier: { slug: 'noord', title: 'Dossier Noord' },
    title: 'Overleg over de analyse',
    startsAt: NOW,
    place: '',
    preparation: '',
    state: 'running',
    cancelReason: null,
    chair: anActor(0, 'Penhouder Blankenberge'),
    chairChanges: [],
    startedAt: NOW,
    endedAt: null,
    current: item.id,
    invited: [],
    attendance: [],
    items: [{ ...item, ...asked.item }],
    actionPoints: [],
    note: '',
    accepted: [],
    revision: 7,
    minutesRevision: 5,
    may: Object.fromEntries(reviewAction.options.map((action) => [action, true])),
    mayNot: {},
  });
}

/** The item of such a session. */
export function aReviewItem(asked: Partial<ReviewItem> = {}): ReviewItem {
  const [only] = aReviewSession({ item: asked }).items;
  if (only === undefined) throw new RangeError('The session has an item.');
  return only;
}
