/**
 * Which project may depend on which: the one home of the tag table.
 * `tools/check-boundaries` proves that each refusal fires, and CONTRIBUTING.md prints this table.
 */

/** Two axes, both must allow an edge: where the code runs, and how far down it stands. */
export const tagTable = [
  {
    tag: 'platform:shared',
    reaches: ['platform:shared'],
    why: 'runs in the browser and on the server, so it may need neither',
  },
  {
    tag: 'platform:server',
    reaches: ['platform:server', 'platform:shared'],
    why: 'code for the browser would drag the DOM into the server',
  },
  {
    tag: 'platform:web',
    reaches: ['platform:web', 'platform:shared'],
    why: 'what runs on the server is never sent to a browser',
  },
  {
    tag: 'layer:wire',
    reaches: ['layer:wire'],
    why: 'says what travels; a script of someone else must be able to hold on to it alone',
  },
  {
    tag: 'layer:rules',
    reaches: ['layer:rules', 'layer:wire'],
    why: 'rights, states and calls are decided from facts, without knowing how a text is stored',
  },
  {
    tag: 'layer:document',
    reaches: ['layer:document', 'layer:rules', 'layer:wire'],
    why: 'the shape of a text; knows nothing of sockets and rooms',
  },
  {
    tag: 'layer:engine',
    reaches: ['layer:engine', 'layer:document', 'layer:rules', 'layer:wire'],
    why: 'moves and stores texts; knows no screen and no framework',
  },
  {
    tag: 'layer:ui',
    reaches: ['layer:ui', 'layer:rules', 'layer:wire'],
    why: 'shows what it is given; fetches nothing and opens no live text',
  },
  {
    tag: 'layer:app',
    reaches: ['layer:ui', 'layer:engine', 'layer:document', 'layer:rules', 'layer:wire'],
    why: 'wires everything together; nothing depends on an app',
  },
  {
    tag: 'layer:testing',
    reaches: ['layer:testing', 'layer:engine', 'layer:document', 'layer:rules', 'layer:wire'],
    why: 'builders and the database kit; only tests may import it',
  },
  {
    tag: 'layer:e2e',
    reaches: ['layer:testing', 'layer:engine', 'layer:document', 'layer:rules', 'layer:wire'],
    why: 'holds the built product by its edges, never by its code',
  },
];

const constraints = (alsoReaches) =>
  tagTable.map(({ tag, reaches }) => ({
    sourceTag: tag,
    onlyDependOnLibsWithTags: [...reaches, ...alsoReaches],
  }));

const boundaryRule = (alsoReaches) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    {
      enforceBuildableLibDependency: false,
      allow: [],
      // The testing kit builds on the database, whose own tests use the kit: a cycle of projects, not of files.
      ignoredCircularDependencies: [['testing', '*']],
      depConstraints: constraints(alsoReaches),
    },
  ],
});

/** For the code of the product. */
export const productBoundaries = boundaryRule([]);

/** For tests, which may use the builders and the database kit of `libs/testing` as well. */
export const testBoundaries = boundaryRule(['layer:testing']);
