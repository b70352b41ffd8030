import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { inWorkspace } from './workspace.mts';

/** A project of the workspace, as its project.json tells. */
export type Project = {
  readonly name: string;
  readonly root: string;
  readonly tags: readonly string[];
};

/** Every app and lib, and the tools. */
export function projects(): Project[] {
  const folders = ['apps', 'libs'].flatMap((kind) =>
    readdirSync(inWorkspace(kind)).map((name) => `${kind}/${name}`),
  );
  return [...folders, 'tools']
    .filter((root) => existsSync(inWorkspace(root, 'project.json')))
    .map((root) => {
      // Nx checks the form of these files.
      const { name, tags } = JSON.parse(
        readFileSync(inWorkspace(root, 'project.json'), 'utf8'),
      ) as Project;
      return { name, root, tags };
    });
}

/** The folders of the libs that run on a platform, without the testing kit. */
export const libsOn = (platform: 'server' | 'web'): string[] =>
  projects()
    .filter(({ root }) => root.startsWith('libs/'))
    .filter(({ tags }) => !tags.includes('layer:testing'))
    .filter(({ tags }) => tags.includes('platform:shared') || tags.includes(`platform:${platform}`))
    .map(({ root }) => root);
