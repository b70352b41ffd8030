import type { ReasonCode } from '@samenpen/contracts';
import type { Scope } from '@samenpen/live-protocol';
import type { ConnectionState } from './live-connection';
import type { LiveTextPhase, SaveState } from './live-text-state';

/** What is known at one moment about a text and the way to the server. */
export type SaveFacts = {
  readonly phase: LiveTextPhase;
  readonly reason: ReasonCode | null;
  readonly scope: Scope | null;
  readonly connection: ConnectionState;
  /** Everything typed here is acknowledged. */
  readonly isSettled: boolean;
  readonly settledAt: Date | null;
  readonly isStoreAway: boolean;
  /** An answer is overdue. */
  readonly isLate: boolean;
  /** This device keeps an offline copy. */
  readonly isKept: boolean;
};

const duringPhase = ({ phase, reason, connection }: SaveFacts): SaveState | null => {
  switch (phase) {
    case 'stuck':
      return { kind: 'not-saved', reason: 'device-full' };
    case 'rebuilding':
      // Without a reason it was somebody else who was refused: the text is only fetched again.
      return reason === null ? { kind: 'opening' } : { kind: 'not-saved', reason };
    case 'denied':
      return { kind: 'no-access' };
    case 'opening':
      return connection === 'offline' || connection === 'stopped' ? { kind: 'unreachable' } : { kind: 'opening' };
    case 'outdated':
      return { kind: 'read-only' };
    case 'closed':
      return { kind: 'opening' };
    case 'open':
    case 'login-ended':
      return null;
  }
};

const whileUnsettled = (facts: SaveFacts): SaveState => {
  if (facts.phase === 'login-ended') return { kind: 'not-saved', reason: facts.reason === 'another-login' ? 'another-login' : 'login-ended' };
  if (facts.connection === 'stopped') return { kind: 'not-saved', reason: 'sent-away' };
  if (facts.connection === 'offline') return { kind: 'offline', isKept: facts.isKept };
  if (facts.isStoreAway) return { kind: 'not-saved', reason: 'store-away' };
  if (facts.isLate) return { kind: 'not-saved', reason: 'no-answer' };
  // Who may only read has nothing to save: the text is still arriving.
  return facts.scope === 'readonly' && facts.settledAt === null ? { kind: 'opening' } : { kind: 'saving' };
};

/** The one sentence about saving that is true now. */
export const saveStateOf = (facts: SaveFacts): SaveState => {
  const ofPhase = duringPhase(facts);
  if (ofPhase) return ofPhase;
  if (!facts.isSettled || !facts.settledAt) return whileUnsettled(facts);
  if (facts.scope === 'readonly') return { kind: 'read-only' };
  return { kind: facts.isStoreAway ? 'on-hold' : 'saved', at: facts.settledAt };
};
