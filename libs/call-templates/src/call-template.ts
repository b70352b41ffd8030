import { z } from 'zod';
import { ruleSource } from '@samenpen/contracts';
import { faultsOfSection, sectionTemplate, templateRule } from './section-template';

/*
 * A call as data: what it asks, under which rules, by when, and where each rule comes from. A new call is a
 * new value of this shape; nothing in the product names a call in code.
 */

/** A figure of the call with the place it comes from; null where the call sets none. */
const figure = z.strictObject({ value: z.number().int().nonnegative().nullable(), source: ruleSource });

/** The deadline is an instant; `movedFrom` is the calendar day it was moved from. */
const templateDeadline = z.strictObject({
  at: z.iso.datetime(),
  timeZone: z.string(),
  movedFrom: z.iso.date().nullable(),
  source: ruleSource,
});

/** Something a dossier chooses from a list, such as the angles of the call. */
const templateChoice = z.strictObject({
  key: z.string().min(1),
  title: z.string().min(1),
  min: z.number().int().nonnegative(),
  max: z.number().int().positive(),
  options: z.array(z.strictObject({ key: z.string().min(1), title: z.string().min(1) })).min(1),
  source: ruleSource,
});

/** An organisation that may take part but gets no money, by name: the call's own list. */
const exclusion = z.strictObject({
  nis: z.string().regex(/^\d{5}$/),
  name: z.string().min(1),
  reason: z.string().min(1),
  source: ruleSource,
});

const templateShape = z.strictObject({
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string().min(1),
  grantor: z.string().min(1),
  programme: z.string().nullable(),
  /** Changes with every change of a rule or text; a dossier names the version it follows. */
  version: z.string().min(1),
  deadline: templateDeadline,
  /** Integer cents; the cap is per dossier, whatever the number of partners. */
  maxSubsidyCents: figure,
  maxDurationMonths: figure,
  /** Basis points of the base; null: the call sets no overhead and none is computed. */
  overheadRateBp: figure,
  /** The year by which the goal of the call is reached. */
  goalYear: figure,
  choices: z.array(templateChoice),
  exclusions: z.array(exclusion),
  /** What the call does not pay for; the code is what a check computes from typed facts. */
  forbidden: z.array(templateRule),
  rules: z.array(templateRule),
  sections: z.array(sectionTemplate).min(1),
});

/** The zod schema of a call template; it also refuses a template that contradicts itself. */
export const callTemplate = templateShape.superRefine((template, check) => {
  const keys = template.sections.map(({ key }) => key);
  const options = new Set(
    template.choices.flatMap(({ key, options: offered }) => offered.map((option) => `${key}/${option.key}`)),
  );
  template.sections.forEach((section, index) => {
    const faults = [...faultsOfSection(section)];
    if (keys.indexOf(section.key) !== index) faults.push('this key stands twice');
    const follows = section.followsChoice;
    if (follows !== null && !options.has(`${follows.choice}/${follows.option}`)) faults.push('follows an option that no choice offers');
    for (const message of faults) {
      check.addIssue({ code: 'custom', message: `section ${section.key}: ${message}`, path: ['sections', index] });
    }
  });
});
export type CallTemplate = z.infer<typeof callTemplate>;
