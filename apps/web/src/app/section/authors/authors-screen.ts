import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, DOCUMENT, ElementRef, computed, effect, inject, input, linkedSignal, signal, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SectionAuthorship } from '@samenpen/contracts';
import { EmptyState, Icon, Skeleton } from '@samenpen/ui';
import { requestFault } from '../../api/problems';
import { Sections } from '../../api/sections';
import { Versions } from '../../api/versions';
import { OpenDossier } from '../../dossier/open-dossier';
import { levelsIn } from '../../reading/draw-prose';
import { proseNode } from '../../reading/prose-node';
import { stepKey } from '../../reading/step-key';
import { LoadFault } from '../../shell/load-fault';
import { NotFound } from '../../shell/not-found';
import { nameScreen } from '../../shell/screen-title';
import { Instants } from '../../words/instants';
import { Words } from '../../words/words';
import { PassageDrawing } from './draw-passages';
import type { ShownPassage } from './draw-passages';
import { writerColours, writerMarks } from './writer-marks';

type Passage = SectionAuthorship['passages'][number];

/** Who wrote what of a section: the text to read, its writers beside it, and a way from passage to passage. */
@Component({
  selector: 'sp-authors-screen',
  imports: [EmptyState, Icon, LoadFault, NotFound, RouterLink, Skeleton],
  templateUrl: './authors-screen.html',
  styleUrls: ['../past-screen.css', './authors-screen.css'],
  host: { '(document:keydown)': 'press($event)' },
})
export class AuthorsScreen {
  /** Id of the section, from the address. */
  readonly id = input.required<string>();

  private readonly words = inject(Words);
  private readonly instants = inject(Instants);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly document = inject(DOCUMENT);
  protected readonly dossier = inject(OpenDossier);
  protected readonly say = this.words.say;
  protected readonly section = inject(Sections).one(this.id);
  protected readonly written = inject(Versions).authorship(this.id);
  private readonly sheet = viewChild<ElementRef<HTMLElement>>('sheet');

  protected readonly title = computed(() => (this.section.hasValue() ? `${this.section.value().number} ${this.section.value().title}` : ''));
  protected readonly error = computed(() => this.written.error() ?? this.section.error());
  protected readonly isUnknown = computed(() => {
    const fault = requestFault(this.error());
    return fault.kind === 'problem' && fault.answer.code === 'not-found';
  });
  protected readonly found = computed(() => (this.written.hasValue() ? this.written.value() : null));
  protected readonly people = computed(() => {
    const people = this.found()?.people ?? [];
    const all = people.reduce((sum, { characters }) => sum + characters, 0);
    const marks = writerMarks(people.map(({ name }) => name));
    const colours = writerColours(people.map(({ colour }) => colour));
    return people.map((person, at) => ({ ...person, colour: colours[at] ?? person.colour, mark: marks[at] ?? '', percent: Math.max(1, Math.round((100 * person.characters) / all)) }));
  });
  protected readonly passages = computed(() => (this.found()?.passages ?? []).map((passage) => this.shown(passage)));
  protected readonly hasRelayed = computed(() => this.passages().some(({ isRelayed }) => isRelayed));
  protected readonly hasOfServer = computed(() => this.found()?.passages.some(({ writer }) => writer === 'server') ?? false);
  /** The writer whose text alone is marked; null for everybody's. */
  protected readonly picked = signal<string | null>(null);
  /** The passages that one goes through, by their numbers. */
  private readonly stops = computed(() => {
    const [passages, picked] = [this.found()?.passages ?? [], this.picked()];
    return passages.flatMap(({ person }, at) => (picked === null || person === picked ? [at] : []));
  });
  protected readonly current = linkedSignal<unknown, number | null>({ source: this.found, computation: () => null });
  protected readonly currentLine = computed(() => {
    const [found, current] = [this.found(), this.current()];
    const passage = current === null ? undefined : found?.passages[current];
    if (current === null || passage === undefined) return null;
    const [first, last] = [passage.firstAt, passage.lastAt].map((at) => this.instants.moment(at, this.dossier.now()));
    const when = first === last ? (first ?? '') : this.say('versions.authorship.when', { first: first ?? '', last: last ?? '' });
    return { at: this.say('versions.authorship.at', { at: this.stops().indexOf(current) + 1, of: this.stops().length }), who: this.nameOf(passage), when };
  });

  constructor() {
    nameScreen(() => [this.say('versions.authorship.title'), this.title(), this.dossier.detail()?.title ?? ''].filter((part) => part !== ''));
    // An effect, because what is drawn is nodes, and a template can only bind values.
    effect(() => {
      const [sheet, found] = [this.sheet()?.nativeElement, this.found()];
      const root = proseNode.safeParse(found?.json);
      if (sheet === undefined || !root.success) return;
      const levels = [...new Set(levelsIn(root.data))].toSorted((one, other) => one - other);
      const words = { added: this.say('reading.added'), removed: this.say('reading.removed') };
      const drawing = new PassageDrawing(this.passages(), { document: this.document, topHeading: 3, words, levels });
      sheet.replaceChildren(drawing.draw(root.data));
      untracked(() => this.markPicked());
    });
    // Apart, or marking one writer would draw all of it anew.
    effect(() => this.markPicked());
  }

  protected press(event: KeyboardEvent): void {
    const by = stepKey(event);
    if (by === null) return;
    event.preventDefault();
    this.step(by);
  }

  protected step(by: 1 | -1): void {
    const [stops, current] = [this.stops(), this.current()];
    if (stops.length === 0) return;
    const here = current === null ? -1 : stops.indexOf(current);
    const next = here === -1 ? (by === 1 ? 0 : stops.length - 1) : (here + by + stops.length) % stops.length;
    this.current.set(stops[next] ?? null);
    this.sheet()?.nativeElement.querySelector<HTMLElement>(`[data-passage="${String(this.current())}"]`)?.focus();
    const line = this.currentLine();
    if (line !== null) void this.announcer.announce(`${line.who}. ${line.at}`);
  }

  /** The focus says the same, however it came there. */
  protected look(event: Event): void {
    const passage = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-passage]') : null;
    if (passage === null) return;
    const at = Number(passage.dataset['passage']);
    if (!this.stops().includes(at)) this.picked.set(null);
    this.current.set(at);
  }

  /** Marks the text of one writer alone, or again that of everybody. */
  protected mark(person: string): void {
    this.picked.update((picked) => (picked === person ? null : person));
    this.current.set(null);
  }

  protected again(): void {
    this.written.reload();
    this.section.reload();
  }

  private markPicked(): void {
    const [isOne, stops] = [this.picked() !== null, new Set(this.stops())];
    for (const element of this.sheet()?.nativeElement.querySelectorAll<HTMLElement>('[data-passage]') ?? []) {
      const isTheirs = stops.has(Number(element.dataset['passage']));
      element.classList.toggle('apart', isOne && isTheirs);
      element.classList.toggle('aside', isOne && !isTheirs);
    }
  }

  private nameOf({ writer, person }: Passage): string {
    const known = this.found()?.people.find((one) => one.person === person);
    if (writer === 'server' || known === undefined) return this.say('versions.authorship.server');
    const name = `${known.name} (${known.organisation})`;
    return writer === 'relayed' ? this.say('versions.authorship.relayed', { name }) : name;
  }

  private shown(passage: Passage): ShownPassage {
    const known = this.people().find(({ person }) => person === passage.person);
    return {
      from: passage.from,
      to: passage.to,
      colour: known?.colour ?? null,
      initials: known?.mark ?? '–',
      spoken: this.say('versions.authorship.from', { name: this.nameOf(passage) }),
      isRelayed: passage.writer === 'relayed',
    };
  }
}
