import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Dialogs } from './dialogs';

@Component({ selector: 'sp-test-question', template: '<h2 id="question">Zeker?</h2><button type="button" (click)="dialog.close(true)">Ja</button>' })
class Question {
  readonly dialog = inject(DialogRef);
}

const shown = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('sp-test-question button')];

describe('a question in a dialog', () => {
  it('is asked once, however often it is asked for, and again after its answer', async () => {
    const dialogs = TestBed.inject(Dialogs);
    const first = dialogs.open<boolean>(Question, 'question');
    const second = dialogs.open<boolean>(Question, 'question');

    expect(shown()).toHaveLength(1);
    expect(await second).toBeUndefined();
    shown()[0]?.click();
    expect(await first).toBe(true);

    const again = dialogs.open<boolean>(Question, 'question');
    shown().at(-1)?.click();
    expect(await again).toBe(true);
  });
});
