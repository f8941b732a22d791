// Asks programs that Hallmark's authors did not write about files of a release. Exits with 0 where they
// find no fault, with 1 and their complaint where they do. Nothing here opens a socket.
//
//   node check.cjs bundle KEY.pub FILE…   @sigstore/verify on Sigstore bundles, with one public key
//   node check.cjs canonical FILE…        canonicalize (RFC 8785) gives the very bytes of each JSON file
//   node check.cjs software FILE…         @cyclonedx/cyclonedx-library validates CycloneDX documents
//   node check.cjs crate FILE…            ro-crate's validator on RO-Crate metadata, with every file it names
//   node check.cjs croissant FILE…        jsonld expands Croissant metadata to the terms of its vocabularies
'use strict'
const fs = require('fs')
const path = require('path')
const crypto = require('crypto')

function fail(message) {
  console.error(message)
  process.exit(1)
}

// OpenSSH's line as the SubjectPublicKeyInfo that Node reads.
function publicKey(file) {
  const blob = Buffer.from(fs.readFileSync(file, 'utf8').split(' ')[1], 'base64')
  const prefix = Buffer.from('302a300506032b6570032100', 'hex')
  return crypto.createPublicKey({ key: Buffer.concat([prefix, blob.subarray(-32)]), format: 'der', type: 'spki' })
}

function bundle([keyFile, ...files]) {
  const { bundleFromJSON } = require('@sigstore/bundle')
  const { Verifier, toSignedEntity, toTrustMaterial } = require('@sigstore/verify')
  const key = publicKey(keyFile)
  const root = { certificateAuthorities: [], timestampAuthorities: [], tlogs: [], ctlogs: [] }
  const trust = toTrustMaterial(root, () => ({ publicKey: key, validFor: () => true }))
  const verifier = new Verifier(trust, { ctlogThreshold: 0, tlogThreshold: 0, tsaThreshold: 0 })
  for (const file of files) {
    try {
      verifier.verify(toSignedEntity(bundleFromJSON(JSON.parse(fs.readFileSync(file, 'utf8')))))
    } catch (error) {
      fail(`${file}: ${error.code || error.name}: ${error.message}`)
    }
  }
}

function canonical(files) {
  const canonicalize = require('canonicalize')
  for (const file of files) {
    const text = fs.readFileSync(file, 'utf8')
    if (canonicalize(JSON.parse(text)) !== text) fail(`${file}: not canonical`)
  }
}

async function software(files) {
  const { Spec, Validation } = require('@cyclonedx/cyclonedx-library')
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6)
  for (const file of files) {
    const faults = await validator.validate(fs.readFileSync(file, 'utf8'))
    if (faults) fail(`${file}: ${JSON.stringify(faults)}`)
  }
}

async function crate(files) {
  // Its own copy of the context instead of the one on the network; it takes hold of fetch as it loads.
  const context = require('ro-crate/lib/context.json')
  globalThis.fetch = async () => ({ ok: true, json: async () => context })
  const { validate } = require('ro-crate/lib/validator.js')
  for (const file of files) {
    const text = fs.readFileSync(file, 'utf8')
    const found = {}
    for (const { '@id': id, '@type': type } of JSON.parse(text)['@graph']) {
      if ([].concat(type).includes('File') && fs.existsSync(path.join(path.dirname(file), id))) found[id] = { exists: true }
    }
    const faults = (await validate(text, found)).filter(result => result.status === 'error')
    if (faults.length) fail(`${file}: ${JSON.stringify(faults, null, 1)}`)
  }
}

async function croissant(files) {
  const jsonld = require('jsonld')
  const documentLoader = () => Promise.reject(new Error('no network here'))
  const base = 'https://release.invalid/'
  for (const file of files) {
    // Safe mode: whatever jsonld would drop, such as an undefined term or a relative address, is an error.
    const [dataset] = await jsonld.expand(JSON.parse(fs.readFileSync(file, 'utf8')), { base, documentLoader, safe: true })
    const value = (node, term) => node[term]?.[0]['@value'] ?? node[term]?.[0]['@id']
    const required = (condition, what) => condition || fail(`${file}: ${what}`)
    required(dataset['@type'].includes('https://schema.org/Dataset'), 'is no Dataset')
    const conforms = (dataset['http://purl.org/dc/terms/conformsTo'] || []).map(c => c['@value'] ?? c['@id'])
    required(conforms.includes('http://mlcommons.org/croissant/1.1'), `conforms to ${conforms}`)
    for (const term of ['name', 'description', 'license', 'url', 'creator', 'datePublished', 'distribution']) {
      required(dataset['https://schema.org/' + term], `has no ${term}`)
    }
    required(value(dataset, 'http://mlcommons.org/croissant/RAI/hasSyntheticData') === true, 'does not say that it is synthetic')
    const objects = new Map(dataset['https://schema.org/distribution'].map(o => [o['@id'], o]))
    for (const object of objects.values()) {
      const data = fs.readFileSync(path.join(path.dirname(file), value(object, 'https://schema.org/contentUrl')))
      const digest = crypto.createHash('sha256').update(data).digest('hex')
      required(value(object, 'https://schema.org/sha256') === digest, `has another sha256 of ${object['@id']}`)
    }
    const cr = 'http://mlcommons.org/croissant/'
    for (const field of dataset[cr + 'recordSet'][0][cr + 'field']) {
      const source = field[cr + 'source'][0]
      required(objects.has(source[cr + 'fileObject'][0]['@id']), `names no file for ${value(field, 'https://schema.org/name')}`)
      required(source[cr + 'extract'][0][cr + 'column'], `names no column for ${value(field, 'https://schema.org/name')}`)
      required(field[cr + 'dataType'][0]['@id'].startsWith('https://schema.org/'), 'has a field of no type')
    }
  }
}

const checks = { bundle, canonical, software, crate, croissant }
const [kind, ...rest] = process.argv.slice(2)
if (!checks[kind] || !rest.length) fail('usage: node check.cjs bundle|canonical|software|crate|croissant …')
Promise.resolve(checks[kind](rest)).catch(error => fail(String(error.stack || error)))
