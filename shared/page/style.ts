/** The page's whole appearance: system fonts, one column, verdicts told by word and mark as well as by colour. */
export const STYLE = `
:root{--ink:#1c2530;--soft:#4d5a68;--line:#d5dbe2;--paper:#fff;--ground:#f3f5f8;--blue:#0b57a4;--good:#12633a;--warn:#7a4b00;--bad:#a11b1b}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.65 "PingFang SC","Microsoft YaHei","Noto Sans SC",system-ui,sans-serif}
header,main,footer{max-width:46rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.5rem}
h1{font-size:1.7rem;line-height:1.3;margin:.3rem 0 1rem}
h2{font-size:1.15rem;margin:0 0 .6rem}
h3{font-size:1rem;margin:0;display:flex;gap:.6rem;align-items:baseline;flex-wrap:wrap}
p{margin:.4rem 0}
a{color:var(--blue)}
.programme{display:flex;gap:.4rem 1rem;flex-wrap:wrap;color:var(--soft);font-size:.92rem;margin:0}
.switch{margin-left:auto}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.6rem 1.5rem;margin:0 0 1.2rem}
dt{color:var(--soft);font-size:.85rem}
dd{margin:0;font-weight:600}
.sample{margin:0;padding:.6rem 1rem;background:#fff3cd;border-bottom:1px solid #d9b54a;color:#513c00;text-align:center;font-weight:600}
.card{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:1rem 1.2rem;margin:0 0 1.1rem}
.standing{border-left:5px solid var(--soft);background:var(--paper);padding:.7rem 1rem;margin:0 0 1.1rem;font-weight:600}
.standing.accepted{border-color:var(--good)}
.standing.to-explain,.standing.kept{border-color:var(--warn)}
.standing.rejected{border-color:var(--bad)}
.forms{list-style:none;display:flex;flex-wrap:wrap;gap:.6rem;padding:0;margin:0 0 .4rem}
.forms a,button{display:inline-block;border:1px solid var(--blue);border-radius:6px;padding:.5rem 1rem;background:var(--paper);color:var(--blue);text-decoration:none;font:inherit;font-weight:600;cursor:pointer}
.forms li:first-child a,button{background:var(--blue);color:#fff}
.hint,.facts,small{color:var(--soft);font-size:.88rem}
.drop{display:block;border:2px dashed #8494a5;border-radius:8px;padding:1.6rem 1rem;text-align:center;cursor:pointer}
.drop:hover,.drop.over{border-color:var(--blue);background:#eaf2fb}
.drop input{display:block;margin:.8rem auto 0;max-width:100%;font:inherit}
:focus-visible,.drop:focus-within{outline:3px solid #1f75cb;outline-offset:2px}
progress{width:100%;height:1rem;margin-top:.8rem}
.revisions,.findings{padding:0;margin:0;list-style:none}
.facts{display:flex;gap:.3rem 1rem;flex-wrap:wrap}
.file,.seen,.place,dd,.notice h1{overflow-wrap:anywhere}
.verdict,.severity{border:1px solid currentColor;border-radius:4px;padding:0 .45rem;font-size:.85rem;font-weight:600;white-space:nowrap}
.verdict.accepted,.verdict.accepted-with-notes{color:var(--good)}
.verdict.to-explain,.verdict.late,.quality .severity{color:var(--warn)}
.verdict.rejected,.verdict.quarantined,.validity .severity{color:var(--bad)}
.findings li{border-top:1px solid var(--line);padding:.5rem 0}
.findings p{margin:.15rem 0}
.place{margin:0 .5rem}
summary{cursor:pointer;font-weight:600;padding:.3rem 0}
.notice{padding-top:4rem}
.notice h1{font-size:1.25rem}
footer{color:var(--soft);font-size:.88rem;padding-bottom:2.5rem}
[hidden]{display:none!important}
@media print{form,.drop,.switch{display:none}body{background:#fff}}
`
