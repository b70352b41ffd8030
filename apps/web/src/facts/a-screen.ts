import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { Provider, Type } from '@angular/core';
import { inputBinding } from '@angular/core';
import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { TitleStrategy, provideRouter, withComponentInputBinding } from '@angular/router';
import type { Routes } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import axe from 'axe-core';
import { apiInterceptor } from '../app/api/api-interceptor';
import { ScreenTitle } from '../app/shell/screen-title';
import { TextLoader } from '../app/words/text-loader';
import { Words } from '../app/words/words';

/** Rules that need painted pixels, or a whole page around the component. */
const notHere = Object.fromEntries(
  ['color-contrast', 'label-content-name-mismatch', 'region', 'page-has-heading-one', 'landmark-one-main', 'bypass'].map((rule) => [rule, { enabled: false }]),
);

/** A component on the screen of a spec, with the words a person reads and the api under the spec's hand. */
export class Screen<Shown> {
  constructor(
    readonly fixture: ComponentFixture<Shown>,
    readonly api: HttpTestingController,
  ) {}

  get element(): HTMLElement {
    // The host of a component is an HTML element here.
    return this.fixture.nativeElement as HTMLElement;
  }

  /** All that is written on it, piece by piece, with one space between. */
  get text(): string {
    const pieces = document.createTreeWalker(this.element, NodeFilter.SHOW_TEXT);
    const read: string[] = [];
    while (pieces.nextNode() !== null) read.push(pieces.currentNode.textContent ?? '');
    return read.join(' ').replace(/\s+/g, ' ').trim();
  }

  /** Answers the one request that is waiting at this address. */
  async answer(url: string, body: object): Promise<void> {
    this.api.expectOne((request) => request.url === url).flush(body);
    await this.settle();
  }

  async refuse(url: string, status: number, problem: object): Promise<void> {
    this.api.expectOne((request) => request.url === url).flush(problem, { status, statusText: 'refused' });
    await this.settle();
  }

  /** The element found by its words; fails the spec when there is none. */
  find(selector: string, words = ''): HTMLElement {
    const found = [...document.querySelectorAll<HTMLElement>(selector)].find((each) => each.textContent.includes(words));
    if (found === undefined) throw new Error(`Nothing on the screen is ${selector} with "${words}": ${this.text}`);
    return found;
  }

  async click(selector: string, words = ''): Promise<void> {
    this.find(selector, words).click();
    await this.settle();
  }

  async press(target: HTMLElement, key: string): Promise<KeyboardEvent> {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    target.dispatchEvent(event);
    await this.settle();
    return event;
  }

  async settle(): Promise<void> {
    this.fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
    this.fixture.detectChanges();
  }

  /** Accessibility faults; colours are measured by the tokens' spec and in the browser. */
  async faults(): Promise<string[]> {
    const { violations } = await axe.run(document.body, { rules: notHere });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }
}

type Wanted = { readonly inputs?: Readonly<Record<string, unknown>>; readonly providers?: Provider[]; readonly routes?: Routes };

/** Shows a component with the real texts in Dutch, a router, and an api that answers what the spec says. */
export async function show<Shown>(component: Type<Shown>, { inputs = {}, providers = [], routes = [] }: Wanted = {}): Promise<Screen<Shown>> {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([apiInterceptor])),
      provideHttpClientTesting(),
      provideRouter(routes, withComponentInputBinding()),
      { provide: TitleStrategy, useExisting: ScreenTitle },
      provideTransloco({ config: { availableLangs: ['nl', 'en'], defaultLang: 'nl' }, loader: TextLoader }),
      ...providers,
    ],
  });
  await TestBed.inject(Words).speak('nl');
  const bindings = Object.entries(inputs).map(([name, value]) => inputBinding(name, () => value));
  const fixture = TestBed.createComponent(component, { bindings });
  const screen = new Screen(fixture, TestBed.inject(HttpTestingController));
  document.body.append(screen.element);
  await screen.settle();
  return screen;
}
