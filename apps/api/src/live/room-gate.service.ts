import { Injectable } from '@nestjs/common';
import { may } from '@samenpen/access-policy';
import { SCHEMA_VERSION } from '@samenpen/dossier-document';
import { PERSON_COLOURS } from '@samenpen/live-protocol';
import type { Admission, AdmissionRequest, DossierFollower, LivePerson, RoomGate } from '@samenpen/live-room';
import { DossierReader } from '../dossiers/dossier-reader';
import { placeAmongPeople } from '../dossiers/dossier-record';
import { DossierRecordRepository } from '../dossiers/dossier-record.repository';
import { roomFor, SectionFactsReader, type KnownRoom } from '../sections/section-facts-reader';
import { CredentialReader } from '../sign-in/credential-reader';
import type { SignedIn } from '../sign-in/signed-in';
import { WritersHeld } from './writers-held';

/** Who may open which live document: the credentials, the facts and the policy of the rest of the server. */
@Injectable()
export class RoomGateService implements RoomGate {
  constructor(
    private readonly credentials: CredentialReader,
    private readonly facts: SectionFactsReader,
    private readonly dossiers: DossierReader,
    private readonly records: DossierRecordRepository,
    private readonly held: WritersHeld,
  ) {}

  async admit({ document, cookie, token, schemaVersion, personId }: AdmissionRequest): Promise<Admission> {
    // An older editor would delete from the document what it does not know.
    if (schemaVersion !== null && schemaVersion !== SCHEMA_VERSION)
      return { kind: 'refused', reason: 'outdated-client' };
    // Neither question waits for the answer to the other.
    const [signedIn, room] = await Promise.all([
      token === null ? this.credentials.fromCookie(cookie ?? undefined) : this.credentials.fromToken(token),
      document.kind === 'section' ? this.facts.ofRoom(document.sectionId) : undefined,
    ]);
    if (signedIn === null) return { kind: 'refused', reason: 'not-signed-in' };
    // A cookie is the browser's: a window that still holds one person's text brings the login of the next.
    if (personId !== null && personId !== signedIn.personId) return { kind: 'refused', reason: 'another-login' };
    return document.kind === 'section'
      ? this.#admitToSection(document.sectionId, signedIn, room)
      : this.#admitToDossier(document.slug, signedIn);
  }

  async withoutPart(followers: readonly DossierFollower[]): Promise<readonly DossierFollower[]> {
    const persons = new Set(followers.map(({ personId }) => personId));
    const parts = await this.records.partsOf(persons, new Set(followers.map(({ slug }) => slug)));
    const known = new Set(parts.map(({ slug, personId }) => `${slug} ${personId}`));
    return followers.filter(({ slug, personId }) => !known.has(`${slug} ${personId}`));
  }

  async loginsUsed(loginIds: readonly string[]): Promise<void> {
    for (const loginId of loginIds) await this.credentials.countUse(loginId);
  }

  /** Somebody without a part in the dossier is not told whether the section exists. */
  #admitToSection(sectionId: string, signedIn: SignedIn, known: KnownRoom | undefined): Admission {
    const room = known === undefined ? null : roomFor(known, signedIn.personId);
    if (known === undefined || room === null) return { kind: 'refused', reason: 'unknown-document' };
    // Also to scripts: on the newer server they find the same text.
    if (known.isOvertaken) return { kind: 'refused', reason: 'outdated-client' };
    const read = may(room.asker, 'read', room.facts);
    if (!read.allowed) return { kind: 'refused', reason: read.reason };
    const write = may(room.asker, 'write', room.facts);
    const isHeld = this.held.isHeld({ roomId: sectionId, personId: signedIn.personId }, Date.now());
    return {
      kind: 'section',
      roomId: sectionId,
      scope: write.allowed && !isHeld ? 'read-write' : 'readonly',
      reason: !write.allowed ? write.reason : isHeld ? 'schema-violation' : null,
      person: personOf(signedIn, room.place),
      loginId: signedIn.loginId,
      accessEpoch: room.accessEpoch,
    };
  }

  async #admitToDossier(slug: string, signedIn: SignedIn): Promise<Admission> {
    const own = await this.dossiers.forSlug(slug, signedIn.personId);
    if (own === null) return { kind: 'refused', reason: 'unknown-document' };
    const person = personOf(signedIn, placeAmongPeople(own.dossier, signedIn.personId));
    return { kind: 'dossier', slug, person, loginId: signedIn.loginId };
  }
}

/** Colours are dealt out in the dossier: who writes together seldom shares one. */
const personOf = ({ personId, name, organisation }: SignedIn, place: number): LivePerson => ({
  id: personId,
  name,
  organisation,
  colour: (place % PERSON_COLOURS) + 1,
});
