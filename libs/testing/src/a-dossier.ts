import { randomUUID } from 'node:crypto';
import {
  iedereenDigitaal2021,
  sectionInstances,
  type CallTemplate,
} from '@samenpen/call-templates';
import type { DossierRole, ProjectRole } from '@samenpen/contracts';
import { prismaExecutor, seedRoom, type PrismaClient } from '@samenpen/database';
import { emptyTextUpdate } from '@samenpen/dossier-document';
import { aPerson, type TestPerson } from './a-person';

/** The partners that every test dossier has. */
export type TestPartner = 'blankenberge' | 'damme' | 'zuienkerke' | 'werkkracht';

/** The people that every test dossier has, named by what they are. */
export type TestRole =
  | 'admin'
  | 'secondAdmin'
  | 'penhouderEditor'
  | 'damme'
  | 'zuienkerke'
  | 'signatory'
  | 'facilitator'
  | 'reader';

/** A dossier in a test database. */
export type TestDossier = {
  readonly id: string;
  readonly slug: string;
  readonly partners: Readonly<Record<TestPartner, string>>;
  readonly people: Readonly<Record<TestRole, TestPerson>>;
  /** The id of a section by its key in the template; of a partner's own section with the partner. */
  section(key: string, partner?: TestPartner): string;
};

const PARTNERS: readonly { partner: TestPartner; name: string; projectRole: ProjectRole }[] = [
  { partner: 'blankenberge', name: 'Blankenberge', projectRole: 'penhouder' },
  { partner: 'damme', name: 'Damme', projectRole: 'initiator' },
  { partner: 'zuienkerke', name: 'Zuienkerke', projectRole: 'initiator' },
  { partner: 'werkkracht', name: 'Werkkracht10', projectRole: 'facilitator' },
];

const PEOPLE: readonly { person: TestRole; partner: TestPartner; role: DossierRole }[] = [
  { person: 'admin', partner: 'blankenberge', role: 'penhouder-admin' },
  { person: 'secondAdmin', partner: 'blankenberge', role: 'penhouder-admin' },
  { person: 'penhouderEditor', partner: 'blankenberge', role: 'penhouder-editor' },
  { person: 'damme', partner: 'damme', role: 'partner-editor' },
  { person: 'zuienkerke', partner: 'zuienkerke', role: 'partner-editor' },
  { person: 'signatory', partner: 'damme', role: 'signatory' },
  { person: 'facilitator', partner: 'werkkracht', role: 'facilitator' },
  { person: 'reader', partner: 'damme', role: 'reader' },
];

/** Enough of the call of 2021 for most tests: texts of both scopes and a table. */
const FEW_SECTIONS = ['0-zin', '2-partners', '3-consortium', '3-partner', '4'];

/** Makes a drafting dossier with four partners, eight people and a few sections (or those of `sections`). */
export async function aDossier(
  client: PrismaClient,
  {
    sections = FEW_SECTIONS,
    isFourEyes = false,
  }: { sections?: readonly string[]; isFourEyes?: boolean } = {},
): Promise<TestDossier> {
  const slug = `dossier-${randomUUID().slice(0, 8)}`;
  const template = {
    ...iedereenDigitaal2021,
    sections: iedereenDigitaal2021.sections.filter(({ key }) => sections.includes(key)),
  };
  const call = await aCall(client, slug, template);
  const { id } = await client.dossier.create({
    data: {
      slug,
      title: `Dossier ${slug}`,
      callId: call.id,
      templateVersionId: call.templateId,
      isFourEyes,
      startedAt: new Date(),
    },
  });
  const partners = await thePartners(client, id, slug);
  const people = await thePeople(client, id, partners);
  const places = await theSections(client, id, { template, partners });
  return {
    id,
    slug,
    partners,
    people,
    section: (key, partner) => {
      const section = places.get(`${key}/${partner === undefined ? '' : partners[partner]}`);
      if (section === undefined)
        throw new Error(`the test dossier has no section ${key} of ${partner ?? 'the consortium'}`);
      return section;
    },
  };
}

async function aCall(
  client: PrismaClient,
  slug: string,
  template: CallTemplate,
): Promise<{ id: string; templateId: string }> {
  const call = await client.call.create({
    data: {
      slug: `call-of-${slug}`,
      title: template.title,
      grantor: template.grantor,
      deadlines: {
        create: {
          deadline: new Date(Date.now() + 30 * 86_400_000),
          setAt: new Date(),
          reason: 'test',
        },
      },
      templates: { create: { version: template.version, template } },
    },
    include: { templates: true },
  });
  return { id: call.id, templateId: call.templates[0]!.id };
}

async function thePartners(
  client: PrismaClient,
  dossierId: string,
  slug: string,
): Promise<TestDossier['partners']> {
  const entries = PARTNERS.map(async ({ partner, name, projectRole }, position) => {
    const created = await client.dossierPartner.create({
      data: {
        dossier: { connect: { id: dossierId } },
        organisation: { create: { slug: `${partner}-of-${slug}`, name, kind: 'municipality' } },
        projectRole,
        helix: 'public',
        fundingEligible: projectRole !== 'facilitator',
        position,
      },
    });
    return [partner, created.id] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as TestDossier['partners'];
}

async function thePeople(
  client: PrismaClient,
  dossierId: string,
  partners: TestDossier['partners'],
): Promise<TestDossier['people']> {
  const entries = PEOPLE.map(async ({ person, partner, role }) => {
    const made = await aPerson(client, { name: `${person} of ${partner}`, organisation: partner });
    await client.membership.create({
      data: { personId: made.id, dossierId, partnerId: partners[partner], role },
    });
    return [person, made] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as TestDossier['people'];
}

async function theSections(
  client: PrismaClient,
  dossierId: string,
  { template, partners }: { template: CallTemplate; partners: TestDossier['partners'] },
): Promise<ReadonlyMap<string, string>> {
  const instances = sectionInstances(
    template,
    PARTNERS.map(({ partner, projectRole }) => ({ id: partners[partner], projectRole })),
  );
  const places = new Map<string, string>();
  for (const { key, owner, position, kind, initialStatus } of instances) {
    const id = randomUUID();
    await client.section.create({
      data: { id, dossierId, key, ownerId: owner, position, kind, status: initialStatus },
    });
    if (kind === 'text') await seedRoom(prismaExecutor(client), id, emptyTextUpdate());
    places.set(`${key}/${owner ?? ''}`, id);
  }
  return places;
}
