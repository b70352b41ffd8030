import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { sectionId } from '@samenpen/contracts';
import { id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import type { Screen } from '../../facts/a-screen';
import { afterAll, onNews } from './after-all';
import { Sections } from './sections';

const section = sectionId.parse(id(1000));
const address = `/api/sections/${section}`;

@Component({ template: '' })
class Asking {
  private readonly resource = inject(Sections).one(() => section);
  readonly again = afterAll(this.resource);
  readonly heard = signal(1);

  constructor() {
    onNews(() => this.heard() > 0, this.again);
  }
}

const refuse = (screen: Screen<Asking>): Promise<void> => screen.refuse(address, 404, {});

describe('what is asked again because something happened', () => {
  it('is asked once more after the first answer, which may be from before', async () => {
    const screen = await show(Asking);

    screen.fixture.componentInstance.again();
    screen.fixture.componentInstance.again();
    await screen.settle();
    await refuse(screen);
    await refuse(screen);

    screen.api.expectNone(address);
  });

  it('is asked when something is heard, also while the first answer is under way, and not for what was heard before', async () => {
    const screen = await show(Asking);
    await refuse(screen);
    screen.api.expectNone(address);
    screen.fixture.destroy();

    const hearing = TestBed.createComponent(Asking);
    TestBed.tick();
    hearing.componentInstance.heard.set(2);
    TestBed.tick();
    const [first] = screen.api.match(address);
    first?.flush({}, { status: 404, statusText: 'refused' });
    await new Promise((resolve) => void setTimeout(resolve));
    TestBed.tick();

    expect(screen.api.match(address)).toHaveLength(1);
  });

  it('is asked at once when nothing is under way, and anew when an older question is', async () => {
    const screen = await show(Asking);
    await refuse(screen);

    screen.fixture.componentInstance.again();
    await screen.settle();
    screen.fixture.componentInstance.again();
    await screen.settle();
    // The older question was called off.
    await refuse(screen);

    screen.api.expectNone(address);
  });
});
