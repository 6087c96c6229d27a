const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const codeSpace = 2n ** 40n;
/** Odd, so that the product runs through every code once before it repeats. */
const stride = 0x9e3779b97fn;
const shift = 0x2c1b3c6dn;

/** The plate code of the nth area: eight characters of `card.plateCode`, never the same twice. */
export function plateCodeOf(index: number): string {
  let rest = (BigInt(index + 1) * stride + shift) % codeSpace;
  let code = '';
  for (let place = 0; place < 8; place += 1) {
    code += letters[Number(rest % 32n)];
    rest /= 32n;
  }
  return code;
}
