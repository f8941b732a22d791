// Opens pages in headless Chromium as a reader would: on a telephone, on a laptop and on paper, in light and
// in dark. Exits with 1 and the complaint where something sticks out of the page, asks for anything outside
// of it, complains on the console, or where axe-core finds it hard to read for somebody.
//
//   node browse.cjs PAGE.html…              all of that
//   node browse.cjs --pictures DIR PAGE.html…   the same, and a picture of each view
//
// Chromium is driven over two pipes (Chrome DevTools Protocol), so that no socket is opened for it.
'use strict'
const fs = require('fs')
const os = require('os')
const path = require('path')
const { spawn } = require('child_process')
const { pathToFileURL } = require('url')

const VIEWS = [
  { name: 'phone', width: 360, height: 740, mobile: true, media: 'screen' },
  { name: 'laptop', width: 1366, height: 768, mobile: false, media: 'screen' },
  // DIN A4 without margins of 14 mm, at 96 pixels an inch.
  { name: 'print', width: 688, height: 1016, mobile: false, media: 'print' }
]
const SCHEMES = ['light', 'dark']
const SLOWEST = 120_000

class Browser {
  constructor() {
    this.home = fs.mkdtempSync(path.join(os.tmpdir(), 'hallmark-chromium-'))
    this.process = spawn(
      process.env.CHROMIUM || 'chromium',
      ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-extensions', '--hide-scrollbars',
        '--disable-background-networking', '--disable-component-update', '--disable-sync', '--remote-debugging-pipe',
        '--host-resolver-rules=MAP * ~NOTFOUND', `--user-data-dir=${this.home}`, 'about:blank'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
    this.waiting = new Map()
    this.listeners = []
    this.last = 0
    let rest = ''
    this.process.stdio[4].setEncoding('utf8')
    this.process.stdio[4].on('data', data => {
      const messages = (rest + data).split('\0')
      rest = messages.pop()
      messages.forEach(message => this.hear(JSON.parse(message)))
    })
    this.process.on('error', error => { throw error })
  }

  hear(message) {
    const waiting = this.waiting.get(message.id)
    if (waiting) {
      this.waiting.delete(message.id)
      message.error ? waiting.reject(new Error(message.error.message)) : waiting.resolve(message.result)
    } else {
      this.listeners.forEach(listener => listener(message.method, message.params))
    }
  }

  send(method, params = {}) {
    const id = ++this.last
    this.process.stdio[3].write(JSON.stringify({ id, method, params, sessionId: this.session }) + '\0')
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }))
  }

  async open() {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' })
    this.session = (await this.send('Target.attachToTarget', { targetId, flatten: true })).sessionId
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await this.send(`${domain}.enable`)
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description || exceptionDetails.text)
    return result.value
  }

  async load(url) {
    const loaded = new Promise(resolve => this.listeners.push(method => method === 'Page.loadEventFired' && resolve()))
    await this.send('Page.navigate', { url })
    await loaded
    this.listeners.pop()
  }

  async close() {
    await this.send('Browser.close').catch(() => {})
    await new Promise(resolve => this.process.exitCode === null ? this.process.on('exit', resolve) : resolve())
    fs.rmSync(this.home, { recursive: true, force: true, maxRetries: 5 })
  }
}

// What is wider than the window, but for what lies in a box that scrolls within itself.
const STICKING_OUT = `(() => {
  const most = document.documentElement.clientWidth + 1
  if (document.documentElement.scrollWidth <= most) return []
  const within = e => e && (['auto', 'scroll', 'hidden'].includes(getComputedStyle(e).overflowX) || within(e.parentElement))
  return ['page is ' + document.documentElement.scrollWidth + ' wide, window ' + (most - 1)].concat(
    [...document.body.querySelectorAll('*')]
      .filter(e => e.getBoundingClientRect().right > most && !within(e.parentElement))
      .slice(0, 5).map(e => e.outerHTML.slice(0, 160)))
})()`

const OPENED = `document.querySelectorAll('details').forEach(d => { d.open = true })`

async function look(browser, page, view, scheme, pictures) {
  const faults = []
  const url = pathToFileURL(path.resolve(page)).href
  const listener = (method, params) => {
    if (method === 'Runtime.exceptionThrown') faults.push('exception: ' + params.exceptionDetails.text)
    if (method === 'Runtime.consoleAPICalled' && params.type === 'error') faults.push('console: ' + JSON.stringify(params.args))
    if (method === 'Log.entryAdded' && ['error', 'warning'].includes(params.entry.level)) faults.push('console: ' + params.entry.text)
    if (method === 'Network.requestWillBeSent' && params.request.url.split('#')[0] !== url) faults.push('asks for ' + params.request.url)
  }
  await browser.send('Emulation.setDeviceMetricsOverride', { width: view.width, height: view.height, deviceScaleFactor: view.mobile ? 2 : 1, mobile: view.mobile })
  await browser.send('Emulation.setEmulatedMedia', { media: view.media, features: [{ name: 'prefers-color-scheme', value: scheme }] })
  browser.listeners.push(listener)
  await browser.load(url)
  faults.push(...(await browser.evaluate(STICKING_OUT)).map(what => 'sticks out: ' + what))
  await browser.evaluate(OPENED)
  faults.push(...(await browser.evaluate(STICKING_OUT)).map(what => 'sticks out, all opened: ' + what))
  browser.listeners.splice(browser.listeners.indexOf(listener), 1)
  if (pictures) {
    const { data } = await browser.send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true,
      clip: { x: 0, y: 0, width: view.width, height: Math.min(12000, await browser.evaluate('document.documentElement.scrollHeight')), scale: 1 } })
    fs.writeFileSync(path.join(pictures, `${path.basename(page, '.html')}-${view.name}-${scheme}.png`), Buffer.from(data, 'base64'))
  }
  await browser.evaluate(fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'))
  const violations = await browser.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations.map(
    v => v.id + ' (' + v.impact + '): ' + v.help + '; ' + v.nodes.length + ' times, as in ' + v.nodes[0].html.slice(0, 200) + ' ' + v.nodes[0].failureSummary))`)
  faults.push(...violations.map(violation => 'axe: ' + violation))
  return faults.map(fault => `${page}, ${view.name}, ${scheme}: ${fault}`)
}

async function main(words) {
  const pictures = words[0] === '--pictures' ? words.splice(0, 2)[1] : null
  if (!words.length) throw new Error('usage: node browse.cjs [--pictures DIR] PAGE.html…')
  const browser = new Browser()
  const faults = []
  try {
    await browser.open()
    for (const page of words) {
      for (const view of VIEWS) {
        for (const scheme of SCHEMES) faults.push(...await look(browser, page, view, scheme, pictures))
      }
    }
  } finally {
    await browser.close()
  }
  if (faults.length) throw new Error(faults.join('\n'))
}

setTimeout(() => { console.error('browse: took too long'); process.exit(1) }, SLOWEST * 3).unref()
main(process.argv.slice(2)).catch(error => {
  console.error(error.message)
  process.exit(1)
})
