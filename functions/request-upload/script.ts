import { createHash } from 'node:crypto'

/**
 * The page's own script: trades the link for a permission, uploads with progress, asks for the verdict and puts the new state in
 * place. All words come with the page. It never writes markup of its own: what it shows is text, or what our server rendered.
 */
export const SCRIPT = `
(function () {
  'use strict'
  var box = document.getElementById('upload')
  if (!box || !window.fetch || !window.FormData || !window.DOMParser) return
  var POLL_MILLISECONDS = 1000, POLLS = 60
  var base = box.dataset.base, lang = box.dataset.lang, words = JSON.parse(box.dataset.words)
  var input = document.getElementById('file'), said = document.getElementById('said'), bar = document.getElementById('progress')
  var drop = box.querySelector('.drop'), busy = false
  document.getElementById('permission').hidden = true
  box.hidden = false

  function say(text) { said.textContent = text }
  function asJson(response) {
    return response.json().then(function (body) {
      if (!response.ok) { var refused = new Error('refused'); refused.sentence = body.sentence; throw refused }
      return body
    })
  }
  function permission() {
    return fetch(base + '/permission?lang=' + lang, { method: 'POST', headers: { accept: 'application/json' } }).then(asJson)
  }
  function send(file, given) {
    return new Promise(function (resolve, reject) {
      var form = new FormData()
      Object.keys(given.fields).forEach(function (name) { form.append(name, given.fields[name]) })
      form.append(given.fileNameField, encodeURIComponent(file.name))
      form.append('Content-Type', file.type || 'application/octet-stream')
      form.append('file', file)
      var request = new XMLHttpRequest()
      request.open('POST', given.url)
      request.upload.onprogress = function (event) { if (event.lengthComputable) bar.value = event.loaded / event.total * 100 }
      request.onload = function () { request.status < 300 ? resolve() : reject(new Error('status')) }
      request.onerror = request.ontimeout = function () { reject(new Error('network')) }
      request.send(form)
    })
  }
  function verdict(uploadId, left) {
    return fetch(base + '/status?lang=' + lang, { headers: { accept: 'application/json' } }).then(asJson).then(function (status) {
      if (status.revisions.some(function (revision) { return revision.uploadId === uploadId })) return true
      if (left === 0) return false
      return new Promise(function (resolve) { setTimeout(resolve, POLL_MILLISECONDS) }).then(function () { return verdict(uploadId, left - 1) })
    })
  }
  function refresh() {
    return fetch(base + '?lang=' + lang).then(function (response) { return response.text() }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, 'text/html')
      ;['standing', 'revisions'].forEach(function (id) {
        var next = fresh.getElementById(id)
        if (next) document.getElementById(id).replaceWith(document.adoptNode(next))
      })
      document.getElementById('revisions-heading').focus()
    })
  }
  function upload(file) {
    if (busy || !file) return
    var limit = Number(box.dataset.limit)
    // Emptied at once, so that the same file can be chosen again after it was corrected.
    input.value = ''
    if (file.size === 0) return say(words.empty)
    if (file.size > limit) return say(words.large)
    busy = true
    bar.value = 0
    bar.hidden = false
    say(words.sending)
    permission().then(function (given) {
      return send(file, given).then(function () { say(words.checking); return verdict(given.uploadId, POLLS) })
    }).then(function (checked) {
      if (!checked) return say(words.slow)
      return refresh().then(function () { say(words.done) })
    }).catch(function (error) { say(error.sentence || words.failed) }).then(function () {
      busy = false
      bar.hidden = true
    })
  }
  input.addEventListener('change', function () { upload(input.files[0]) })
  ;['dragenter', 'dragover'].forEach(function (name) {
    drop.addEventListener(name, function (event) { event.preventDefault(); drop.classList.add('over') })
  })
  ;['dragleave', 'drop'].forEach(function (name) {
    drop.addEventListener(name, function (event) { event.preventDefault(); drop.classList.remove('over') })
  })
  drop.addEventListener('drop', function (event) { upload(event.dataTransfer.files[0]) })
  // A file dropped beside the box must not replace the page.
  ;['dragover', 'drop'].forEach(function (name) { document.addEventListener(name, function (event) { event.preventDefault() }) })
})()
`

/** What the page's policy lets through: this script and no other. */
export const SCRIPT_HASH = `sha256-${createHash('sha256').update(SCRIPT).digest('base64')}`
