import { SpareMemory } from './spare-memory';

const MIB = 1024 * 1024;

/** A process whose memory and work are told before each look; it answers with the looks at which it gave memory back. */
class Scene {
  readonly #used = { idle: 0, active: 0, utilization: 0 };
  #looks = 0;
  #resident: number;
  #floor: number;
  readonly gaveBackAt: number[] = [];
  readonly #memory: SpareMemory;

  constructor(residentMib: number) {
    this.#resident = residentMib * MIB;
    this.#floor = this.#resident;
    this.#memory = new SpareMemory({
      utilization: () => ({ ...this.#used }),
      residentBytes: () => this.#resident,
      giveBack: () => {
        this.gaveBackAt.push(this.#looks);
        this.#used.active += 200;
        this.#resident = this.#floor;
      },
    });
  }

  /** From now on it takes so much, and could do with so much. MiB. */
  takes(resident: number, floor: number): void {
    [this.#resident, this.#floor] = [resident * MIB, floor * MIB];
  }

  /** Only what it could do with changes: a document left memory, and its pages stayed. MiB. */
  couldDoWith(floor: number): void {
    this.#floor = floor * MIB;
  }

  seconds(count: number, share: number): void {
    for (let second = 0; second < count; second++) {
      this.#used.active += share * 1_000;
      this.#used.idle += (1 - share) * 1_000;
      this.#looks += 1;
      this.#memory.look();
    }
  }
}

/** A server that has started, has given back what starting took, and was just asked something. */
function settled(): Scene {
  const scene = new Scene(200);
  scene.seconds(30, 0.01);
  scene.seconds(1, 0.5);
  scene.gaveBackAt.length = 0;
  return scene;
}

describe('giving memory back', () => {
  it('waits for two quiet seconds in a row', () => {
    const scene = settled();
    scene.takes(600, 200);
    scene.seconds(5, 0.5);
    scene.seconds(1, 0.02);
    scene.seconds(1, 0.5);
    scene.seconds(1, 0.02);
    expect(scene.gaveBackAt).toEqual([]);
    scene.seconds(1, 0.02);
    expect(scene.gaveBackAt).toEqual([40]);
  });

  it('looks again later, for as long as it was worth it, because documents leave memory after it has become quiet', () => {
    const scene = settled();
    scene.takes(600, 300);
    scene.seconds(2, 0.02);
    scene.couldDoWith(200);
    scene.seconds(100, 0.02);
    expect(scene.gaveBackAt).toEqual([33, 45, 57]);
  });

  it('looks again no more than twice', () => {
    const scene = settled();
    scene.takes(600, 560);
    for (let floor = 540; floor > 300; floor -= 20) {
      scene.seconds(12, 0.02);
      scene.couldDoWith(floor);
    }
    expect(scene.gaveBackAt).toEqual([33, 45, 57]);
  });

  it('gives back after ten quiet minutes what became free little by little', () => {
    const scene = settled();
    scene.takes(231, 200);
    scene.seconds(700, 0.02);
    expect(scene.gaveBackAt).toEqual([631]);
  });

  it('leaves alone a process that has not grown', () => {
    const scene = settled();
    scene.takes(231, 200);
    scene.seconds(100, 0.02);
    expect(scene.gaveBackAt).toEqual([]);
  });

  it('does so no more than once in twelve seconds, however often it grows', () => {
    const scene = settled();
    for (let burst = 0; burst < 10; burst++) {
      scene.takes(600, 200);
      scene.seconds(3, 0.02);
    }
    expect(scene.gaveBackAt).toEqual([33, 45, 57]);
  });

  it('never holds up those who keep the server at work', () => {
    const scene = settled();
    scene.takes(2_000, 200);
    scene.seconds(100, 0.2);
    expect(scene.gaveBackAt).toEqual([]);
  });

  it('measures growth from what was left, not from what there was', () => {
    const scene = settled();
    scene.takes(600, 400);
    scene.seconds(30, 0.02);
    scene.gaveBackAt.length = 0;
    scene.takes(431, 431);
    scene.seconds(30, 0.02);
    expect(scene.gaveBackAt).toEqual([]);
    scene.takes(433, 433);
    scene.seconds(1, 0.02);
    expect(scene.gaveBackAt).toEqual([92]);
  });
});
