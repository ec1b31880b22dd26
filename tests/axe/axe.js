// axe.js page.html...: accessibility check of pages at desktop and phone
// width; prints TAP. Needs axe-core and puppeteer-core (see tests/pipe/axe.sh).
'use strict';
const fs = require('fs');
const os = require('os');
const path = require('path');
const puppeteer = require('puppeteer-core');

const flags = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync',
	'--disable-background-networking', '--disable-component-update'];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function check(browser, axe, file, width) {
	const page = await browser.newPage();
	await page.setViewport({ width, height: 900 });
	await page.goto('file://' + path.resolve(file));
	await page.evaluate(axe);
	const found = await page.evaluate(r => window.axe.run({ runOnly: r }), rules);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
	await page.close();
	const bad = found.violations.map(v => v.id + ' x' + v.nodes.length);
	if (wide)
		bad.push('the page scrolls sideways');
	return bad;
}

(async () => {
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'wk-axe-'));
	const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
	const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM,
		headless: 'new', userDataDir: dir, args: flags });
	let n = 0, failed = 0;
	for (const file of process.argv.slice(2))
		for (const width of [1200, 390]) {
			const bad = await check(browser, axe, file, width);
			failed += bad.length > 0;
			console.log(`${bad.length ? 'not ok' : 'ok'} ${++n} - axe: ` +
				`${path.basename(file)} at ${width} ${bad.join(', ')}`);
		}
	await browser.close();
	fs.rmSync(dir, { recursive: true, force: true });
	console.log('1..' + n);
	process.exit(failed ? 1 : 0);
})();
