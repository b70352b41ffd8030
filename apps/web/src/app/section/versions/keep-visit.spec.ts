import { Component, signal } from '@angular/core';
import { show } from '../../../facts/a-screen';
import { id } from '../../../facts/a-dossier';
import { keepVisit } from './keep-visit';

const [one, other] = [id(900), id(901)];
const section = signal(one);

@Component({ template: '' })
class Opened {
  constructor() {
    keepVisit(section);
  }
}

describe('a visit to a section', () => {
  beforeEach(() => section.set(one));

  it('is told when somebody who read it leaves, and not for a page in the background', async () => {
    const isFocused = jest.spyOn(document, 'hasFocus').mockReturnValue(false);
    const screen = await show(Opened);
    window.dispatchEvent(new Event('blur'));
    await screen.settle();
    screen.api.expectNone(`/api/sections/${one}/visit`);

    isFocused.mockReturnValue(true);
    window.dispatchEvent(new Event('focus'));
    window.dispatchEvent(new Event('blur'));
    await screen.settle();
    await screen.answer(`/api/sections/${one}/visit`, {});

    window.dispatchEvent(new Event('focus'));
    section.set(other);
    await screen.settle();
    await screen.answer(`/api/sections/${one}/visit`, {});
    isFocused.mockRestore();
  });
});
