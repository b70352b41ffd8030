import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own, in memory, that can be full. Needs the right to mount. */
export class SmallDisk {
  readonly #mount = mkdtempSync(join(tmpdir(), 'samenpen-disk-'));

  private constructor(megabytes: number) {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=777`, 'tmpfs', this.#mount], { stdio: 'pipe' });
  }

  /** Null where this machine does not let the test mount. */
  static mounted(megabytes: number): SmallDisk | null {
    try {
      return new SmallDisk(megabytes);
    } catch {
      // Not root, or a container without that right.
      return null;
    }
  }

  /** A folder for PostgreSQL, which wants to own it. */
  folderFor(user: string): string {
    const folder = join(this.#mount, 'tables');
    execFileSync('install', ['-d', '-o', user, '-m', '700', folder]);
    chmodSync(this.#mount, 0o755);
    return folder;
  }

  /** Takes all the room that is left. */
  fill(): void {
    const { bavail, bsize } = statfsSync(this.#mount);
    try {
      writeFileSync(join(this.#mount, 'ballast'), Buffer.alloc(bavail * bsize));
    } catch (error) {
      // PostgreSQL took some of it meanwhile: then the ballast takes what there was, and the disk is as full.
      if (!isFull(error)) throw error;
    }
  }

  /** Gives it back. */
  clear(): void {
    rmSync(join(this.#mount, 'ballast'), { force: true });
  }

  unmount(): void {
    execFileSync('umount', [this.#mount]);
    rmSync(this.#mount, { recursive: true, force: true });
  }
}

// Not by its class: under Jest an error of Node's own is none of the test's `Error`.
const isFull = (error: unknown): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOSPC';
