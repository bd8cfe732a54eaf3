// The picture in the picture: a ferry that leaves an invented harbour at dusk, drawn as an SVG.

const horizon = 855;

/**
 * The outline of hills, the same every time.
 * @param {number} base of the hills, in pixels from the top
 * @param {number} height
 * @param {number} phase where its waves begin
 */
function hills(base, height, phase) {
  const points = [];
  for (let x = 0; x <= 2400; x += 12) {
    const t = (x / 2400) * 6.28;
    const wave =
      Math.sin(t * 0.9 + phase) +
      0.45 * Math.sin(t * 2.3 + phase * 1.7) +
      0.16 * Math.sin(t * 6.1 + phase * 2.9) +
      0.05 * Math.sin(t * 19 + phase * 4.1);
    points.push(`${x} ${(base - height * (0.75 + 0.5 * wave)).toFixed(1)}`);
  }
  return `M0 ${horizon + 20}L${points.join('L')}L2400 ${horizon + 20}Z`;
}

/**
 * @param {number} count
 * @param {number} x
 * @param {number} y
 * @param {number} apart
 */
const windows = (count, x, y, apart) =>
  Array.from(
    { length: count },
    (_, index) =>
      `<rect x="${x + index * apart}" y="${y}" width="14" height="13" rx="2" fill="#ffd98f"/>`,
  ).join('');

const lights = windows(22, -280, -38, 24) + windows(17, -246, -84, 25);

const ferry = `
  <path d="M-330 0L-318 62Q-314 80-290 82H270Q300 80 322 40L352-8Z" fill="#16222d"/>
  <path d="M-326 18L346 8L343 16L-325 27Z" fill="#b8452c"/>
  <path d="M-300 0V-52L258-56L280-8Z" fill="#efe6d5"/>
  <path d="M-262-52V-96L190-100L214-56Z" fill="#e3d7c1"/>
  <path d="M60-100V-140L176-144L192-100Z" fill="#efe6d5"/>
  <path d="M-130-98L-118-176L-58-178L-50-98Z" fill="#a23a24"/>
  <path d="M-121-158L-118-176L-58-178L-56-158Z" fill="#1b2630"/>
  <path d="M72-132h98v18h-98z" fill="#2b3d49"/>
  <path d="M78-130h24v14h-24zM108-130h24v14h-24z" fill="#ffe2a6"/>
  <path d="M110-144L114-214L118-144Z" fill="#20303b"/>
  <circle cx="114" cy="-216" r="5" fill="#fff3cf"/>${lights}`;

const bollard = (/** @type {number} */ x, /** @type {number} */ y) =>
  `<path d="M${x} ${y}v-104q13-14 27 0v104z"/><path d="M${x - 4} ${y - 70}h35v9h-35z" fill="#31434f"/>`;

export const harbour = `
<svg xmlns="http://www.w3.org/2000/svg" width="2400" height="1500" viewBox="0 0 2400 1500">
  <defs>
    <linearGradient id="sky" x2="0" y2="1">
      <stop offset="0" stop-color="#31475f"/><stop offset=".34" stop-color="#6d7f91"/>
      <stop offset=".62" stop-color="#d9a98b"/><stop offset=".84" stop-color="#f3c793"/>
      <stop offset="1" stop-color="#f7dcae"/>
    </linearGradient>
    <linearGradient id="sea" x2="0" y2="1">
      <stop offset="0" stop-color="#e2b58f"/><stop offset=".16" stop-color="#a88f88"/>
      <stop offset=".5" stop-color="#51687a"/><stop offset="1" stop-color="#1d3040"/>
    </linearGradient>
    <linearGradient id="glitter" x2="0" y2="1">
      <stop offset="0" stop-color="#fff0c9"/><stop offset=".5" stop-color="#ffd9a0" stop-opacity=".75"/>
      <stop offset="1" stop-color="#ffcf90" stop-opacity="0"/>
    </linearGradient>
    <radialGradient id="sun">
      <stop offset="0" stop-color="#fffbe9"/><stop offset=".1" stop-color="#ffeec3" stop-opacity=".9"/>
      <stop offset=".5" stop-color="#ffd08c" stop-opacity=".28"/>
      <stop offset="1" stop-color="#ffd08c" stop-opacity="0"/>
    </radialGradient>
    <linearGradient id="fade" x2="0" y2="1">
      <stop offset="0" stop-color="#fff" stop-opacity="0"/><stop offset=".5" stop-color="#fff"/>
    </linearGradient>
    <linearGradient id="high" x2="0" y2="1">
      <stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/>
    </linearGradient>
    <filter id="water" x="-20%" width="140%"><feTurbulence type="fractalNoise" baseFrequency=".006 .09" numOctaves="3" seed="4"/><feDisplacementMap in="SourceGraphic" scale="46" xChannelSelector="R" yChannelSelector="G"/></filter>
    <filter id="ripples" x="-60%" width="220%"><feTurbulence type="fractalNoise" baseFrequency=".011 .12" numOctaves="3" seed="17" result="noise"/><feDisplacementMap in="SourceGraphic" in2="noise" scale="90" xChannelSelector="R" yChannelSelector="G" result="broken"/><feColorMatrix in="noise" values="0 0 0 0 1  0 0 0 0 1  0 0 0 0 1  0 5 0 0 -2.1" result="gaps"/><feComposite in="broken" in2="gaps" operator="in"/></filter>
    <filter id="crests"><feTurbulence type="fractalNoise" baseFrequency=".004 .085" numOctaves="4" seed="9"/><feColorMatrix values="0 0 0 0 1  0 0 0 0 .86  0 0 0 0 .68  1.9 0 0 0 -.86"/></filter>
    <filter id="troughs"><feTurbulence type="fractalNoise" baseFrequency=".003 .06" numOctaves="4" seed="21"/><feColorMatrix values="0 0 0 0 .05  0 0 0 0 .1  0 0 0 0 .15  2.2 0 0 0 -1.02"/></filter>
    <filter id="clouds" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency=".0011 .0062" numOctaves="5" seed="12"/><feColorMatrix values="0 0 0 0 1  0 0 0 0 .82  0 0 0 0 .68  2.4 0 0 0 -1.12"/></filter>
    <filter id="grain"><feTurbulence type="fractalNoise" baseFrequency=".9" numOctaves="2" seed="3"/><feColorMatrix values="0 0 0 0 .5  0 0 0 0 .5  0 0 0 0 .5  0 0 0 .9 -.3"/></filter>
    <filter id="haze"><feGaussianBlur stdDeviation="1.6"/></filter>
    <filter id="glow"><feGaussianBlur stdDeviation="9"/></filter>
    <mask id="near"><rect y="${horizon}" width="2400" height="645" fill="url(#fade)"/></mask>
    <mask id="above"><rect width="2400" height="${horizon}" fill="url(#high)"/></mask>
    <clipPath id="below"><rect y="${horizon}" width="2400" height="645"/></clipPath>
  </defs>
  <rect width="2400" height="${horizon + 2}" fill="url(#sky)"/>
  <g mask="url(#above)"><rect width="2400" height="${horizon}" filter="url(#clouds)" opacity=".62"/></g>
  <circle cx="1710" cy="797" r="520" fill="url(#sun)"/>
  <path d="${hills(horizon, 96, 2.1)}" fill="#a9968f" filter="url(#haze)" opacity=".9"/>
  <path d="${hills(horizon, 58, 4.4)}" fill="#75747c" filter="url(#haze)"/>
  <path d="${hills(horizon, 26, 0.6)}" fill="#4b5663"/>
  <rect y="${horizon}" width="2400" height="645" fill="url(#sea)"/>
  <g clip-path="url(#below)">
    <path d="M1670 ${horizon - 20}H1750L1905 1500H1515Z" fill="url(#glitter)" filter="url(#ripples)"/>
    <g mask="url(#near)">
      <rect y="${horizon}" width="2400" height="645" filter="url(#crests)" opacity=".5"/>
      <rect y="${horizon}" width="2400" height="645" filter="url(#troughs)" opacity=".75"/>
    </g>
    <g transform="translate(984 1095) scale(1.12 -.95)" opacity=".5" filter="url(#water)">${ferry}</g>
  </g>
  <g transform="translate(984 921) scale(1.12)">
    <g opacity=".55" filter="url(#glow)">${lights}</g>${ferry}
    <path d="M-340 84Q-100 70 120 83Q260 92 350 80L420 92Q100 104-390 94Z" fill="#f4dcb9" opacity=".45" filter="url(#haze)"/>
  </g>
  <path d="M384 300q14-15 26-1q13-14 27 2M504 368q10-11 19-1q10-10 20 2M312 405q8-9 15 0q8-8 16 2" fill="none" stroke="#233240" stroke-width="3.4" stroke-linecap="round"/>
  <g fill="#101a22">
    <path d="M0 1305L720 1358L792 1500H0Z"/><path d="M0 1305L720 1358v9L0 1330Z" fill="#2a3a46"/>
    ${bollard(84, 1350)}${bollard(276, 1362)}${bollard(480, 1374)}${bollard(684, 1386)}
    <path d="M103 1266q96 66 192 12q96 62 204 12q96 58 204 12" fill="none" stroke="#101a22" stroke-width="6"/>
  </g>
  <rect width="2400" height="1500" filter="url(#grain)" opacity=".16"/>
</svg>`;
