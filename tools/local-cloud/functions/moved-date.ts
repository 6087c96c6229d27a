/**
 * Makes `Date` of this realm follow the movable clock. `Date` objects stay real ones, so `instanceof`,
 * `constructor` and structured cloning behave; timers and `performance` stay on real time.
 */
export function installMovedDate(clock: SharedArrayBuffer): void {
  const offset = new BigInt64Array(clock);
  const realDate = Date;
  const realNow = Date.now.bind(Date);
  const now = () => realNow() + Number(Atomics.load(offset, 0));
  const moved = new Proxy(realDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new realDate(now()).toString(),
  });
  realDate.now = now;
  realDate.prototype.constructor = moved;
  globalThis.Date = moved;
}
