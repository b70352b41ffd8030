/** A reason not to go on that a person can act upon: printed as it is, without a stack. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
