/**
 * Sections as the product has them, written behind its back: dossiers with partners, people with personal
 * access tokens, and the sections' rooms. So the rights and the authorship of every edit are the real ones.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { SERVER_BUILD } from '../../run/workspace.mts';
import { encodeStateVectorFromUpdate as stateVectorOf } from 'yjs';
import type { Filling, LiveDocument } from '../servers/system.mts';
import type { BenchDatabase } from './postgres.mts';

/** About what the call of 2021 asks: so many sections, written by so many people of five partners. */
const SECTIONS_PER_DOSSIER = 25;
const PEOPLE_PER_DOSSIER = 40;
const PARTNERS = 5;

type Section = { readonly kind: string; readonly scope: string; readonly title: string };
type Template = Readonly<Record<string, unknown>> & { readonly sections: readonly Section[] };

/** The call of 2021 with as many texts of the consortium as a dossier of the benchmark has. */
function template(): Template {
  // The compiled call templates; this is their shape there.
  const { iedereenDigitaal2021: call } = createRequire(import.meta.url)(
    `${SERVER_BUILD}/libs/call-templates/src/index.js`,
  ) as { iedereenDigitaal2021: Template };
  const mould = call.sections.find(({ kind, scope }) => kind === 'text' && scope === 'consortium');
  const sections = Array.from({ length: SECTIONS_PER_DOSSIER }, (_, index) => ({
    ...mould,
    ...{ kind: 'text', scope: 'consortium', title: `Tekst ${index + 1}` },
    ...{ key: `tekst-${index + 1}`, limits: null },
  }));
  return { ...call, sections };
}

/** Makes dossiers until there are enough sections, all with the same content in the same state. */
export async function makeSections(
  database: BenchDatabase,
  filling: Filling,
): Promise<readonly LiveDocument[]> {
  const templateId = await makeCall(database);
  const documents: LiveDocument[] = [];
  while (documents.length < filling.documents) {
    const dossier = await makeDossier(database, templateId);
    const count = Math.min(SECTIONS_PER_DOSSIER, filling.documents - documents.length);
    documents.push(...(await makeRooms(database, { ...dossier, count, filling })));
  }
  await database.query('ANALYZE');
  return documents;
}

async function makeCall({ query }: BenchDatabase): Promise<string> {
  const [call, version] = [randomUUID(), randomUUID()];
  await query(
    `INSERT INTO call (id, slug, title, grantor) VALUES ($1, 'bench', 'Bench', 'Bench')`,
    [call],
  );
  await query(
    `INSERT INTO call_deadline (call_id, deadline, set_at, reason) VALUES ($1, now() + interval '30 days', now(), 'bench')`,
    [call],
  );
  await query(
    `INSERT INTO template_version (id, call_id, version, template) VALUES ($1, $2, 'bench', $3)`,
    [version, call, JSON.stringify(template())],
  );
  return version;
}

type Dossier = { readonly dossierId: string; readonly tokens: readonly string[] };

async function makeDossier({ query }: BenchDatabase, templateId: string): Promise<Dossier> {
  const dossierId = randomUUID();
  await query(
    `INSERT INTO dossier (id, slug, title, call_id, template_version_id, started_at)
     SELECT $1::uuid, 'bench-' || $1::text, 'Bench', call_id, id, now() FROM template_version WHERE id = $2`,
    [dossierId, templateId],
  );
  const partners = ids(PARTNERS);
  await query(
    `WITH organisation AS (
       INSERT INTO organisation (id, slug, name, kind)
       SELECT id, 'bench-' || id::text, 'Gemeente ' || n, 'municipality'
       FROM unnest($2::uuid[]) WITH ORDINALITY AS o(id, n) RETURNING id
     )
     INSERT INTO dossier_partner (id, dossier_id, organisation_id, project_role, helix, funding_eligible, position)
     SELECT id, $1, id, CASE n WHEN 1 THEN 'penhouder' ELSE 'initiator' END, 'public', true, n
     FROM unnest($2::uuid[]) WITH ORDINALITY AS o(id, n)`,
    [dossierId, partners],
  );
  return { dossierId, tokens: await makePeople({ query }, { dossierId, partners, count: PEOPLE_PER_DOSSIER }) };
}

/** Gives a token of each person. */
async function makePeople(
  { query }: Pick<BenchDatabase, 'query'>,
  { dossierId, partners, count }: { dossierId: string; partners: readonly string[]; count: number },
): Promise<string[]> {
  const people = ids(count);
  const tokens = people.map(() => randomBytes(32).toString('base64url'));
  await query(
    `INSERT INTO person (id, email, name, organisation)
     SELECT id, id::text || '@bench.example', 'Medewerker ' || n, 'Gemeente'
     FROM unnest($1::uuid[]) WITH ORDINALITY AS p(id, n)`,
    [people],
  );
  await query(
    `INSERT INTO api_token (id, person_id, name, token_hash, expires_at)
     SELECT gen_random_uuid(), id, 'bench', hash, now() + interval '1 day'
     FROM unnest($1::uuid[], $2::bytea[]) AS p(id, hash)`,
    [people, tokens.map((token) => createHash('sha256').update(token).digest())],
  );
  // The penhouder's people may write every section of the consortium.
  await query(
    `INSERT INTO membership (id, person_id, dossier_id, partner_id, role)
     SELECT gen_random_uuid(), id, $2, ($3::uuid[])[1 + (n - 1) % $4::int],
            CASE (n - 1) % $4::int WHEN 0 THEN 'penhouder-editor' ELSE 'partner-editor' END
     FROM unnest($1::uuid[]) WITH ORDINALITY AS p(id, n)`,
    [people, dossierId, partners, partners.length],
  );
  return tokens;
}

/** A dossier with its sections, and so many more people in it. */
export type Meeting = {
  readonly slug: string;
  /** One of each person, with the partner for which that person speaks. */
  readonly people: readonly { readonly person: string; readonly token: string; readonly partner: string }[];
  readonly sections: readonly string[];
};

/** Lets so many people more into the dossier of a document; the first of them is of the penhouder. */
export async function meet(database: BenchDatabase, document: LiveDocument, count: number): Promise<Meeting> {
  const section = document.name.slice('section/'.length);
  const [dossier] = await database.query(
    `SELECT d.id, d.slug,
            array(SELECT p.id::text FROM dossier_partner p WHERE p.dossier_id = d.id ORDER BY p.position) AS partners,
            array(SELECT s.id::text FROM section s WHERE s.dossier_id = d.id ORDER BY s.position) AS sections
     FROM dossier d JOIN section ON section.dossier_id = d.id WHERE section.id = $1`,
    [section],
  );
  // What the query gives.
  const { id, slug, partners, sections } = dossier as { id: string; slug: string; partners: string[]; sections: string[] };
  const tokens = await makePeople(database, { dossierId: id, partners, count });
  // As the product does when somebody joins: what is remembered of who may do what is asked again.
  await database.query(`UPDATE room SET access_epoch = access_epoch + 1 WHERE id = ANY($1::uuid[])`, [sections]);
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest());
  const people = await database.query(
    `SELECT t.person_id::text AS person, m.partner_id::text AS partner, h.n
     FROM unnest($1::bytea[]) WITH ORDINALITY AS h(hash, n)
     JOIN api_token t ON t.token_hash = h.hash JOIN membership m ON m.person_id = t.person_id ORDER BY h.n`,
    [hashes],
  );
  return {
    slug,
    sections,
    people: people.map(({ person, partner }, at) => ({ person: String(person), partner: String(partner), token: tokens[at] ?? '' })),
  };
}

type Rooms = Dossier & { readonly count: number; readonly filling: Filling };

/** Sections in the middle of being written, with rooms that were compacted once. */
async function makeRooms(
  { query }: BenchDatabase,
  { dossierId, tokens, count, filling: { content, tail = [] } }: Rooms,
): Promise<LiveDocument[]> {
  const rooms = ids(count);
  await query(
    `INSERT INTO section (id, dossier_id, key, position, kind, status)
     SELECT id, $2, 'tekst-' || n, n, 'text', 'drafting' FROM unnest($1::uuid[]) WITH ORDINALITY AS r(id, n)`,
    [rooms, dossierId],
  );
  await query(`INSERT INTO room (id, head) SELECT id, $2 FROM unnest($1::uuid[]) AS id`, [
    rooms,
    1 + tail.length,
  ]);
  await query(
    `INSERT INTO room_base (room_id, upto_seq, state, state_vector, epoch)
     SELECT id, 1, $2, $3, 1 FROM unnest($1::uuid[]) AS id`,
    [rooms, Buffer.from(content), Buffer.from(stateVectorOf(content))],
  );
  await query(
    `INSERT INTO room_update (room_id, seq, update)
     SELECT id, 1 + n, bytes FROM unnest($1::uuid[]) AS id, unnest($2::bytea[]) WITH ORDINALITY AS t(bytes, n)`,
    [rooms, tail.map((update) => Buffer.from(update))],
  );
  return rooms.map((id) => ({ name: `section/${id}`, tokens }));
}

const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());
