import { TestBed } from '@angular/core/testing';
import type { LiveText, LiveTextState } from '@samenpen/live-client';
import { id } from '../../facts/a-dossier';
import { show } from '../../facts/a-screen';
import { signIn } from '../../facts/signed-in';
import { Sections } from '../api/sections';
import { NotFound } from '../shell/not-found';
import { LiveLink } from './live-link';
import { UnsentWork } from './unsent-work';

type Told = Pick<LiveTextState, 'phase' | 'isSettled'>;

/** A text that is opened to be sent, and goes through these states. */
function aText(states: readonly Told[]): LiveText {
  const subscribe = (hear: (state: Told) => void): (() => void) => {
    void Promise.resolve().then(() => states.forEach(hear));
    return () => undefined;
  };
  // As much of it as sending looks at.
  return { state: { phase: 'opening', isSettled: false }, subscribe } as unknown as LiveText;
}

const unsent = [{ section: id(1000), part: { typed: [], deleted: [] } }];

async function sending(states: readonly Told[]): Promise<boolean> {
  const link = { openText: () => Promise.resolve(aText(states)), letGo: () => undefined };
  const sections = { read: () => Promise.resolve({ schemaVersion: 1 }) };
  await signIn(await show(NotFound, { providers: [{ provide: LiveLink, useValue: link }, { provide: Sections, useValue: sections }] }));
  return TestBed.inject(UnsentWork).send(unsent);
}

describe('sending what only this device has, before signing out', () => {
  it('has worked when the server has all of it', async () => {
    expect(await sending([{ phase: 'open', isSettled: false }, { phase: 'open', isSettled: true }])).toBe(true);
  });

  it.each(['rebuilding', 'stuck', 'denied', 'outdated'] as const)('has not worked when the text went through %s, though what the server has is then opened and settled', async (phase) => {
    const states: Told[] = [{ phase: 'open', isSettled: false }, { phase, isSettled: false }, { phase: 'opening', isSettled: false }, { phase: 'open', isSettled: true }];

    expect(await sending(states)).toBe(false);
  });
});
