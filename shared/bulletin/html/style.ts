/**
 * The page's whole appearance, from a phone to a printed sheet: light, and dark where the reader's screen is; paper is always light.
 * Nothing is told by colour alone. The rules with `:has` show the language whose anchor the address names; a browser that does not
 * know it drops them and shows both, one after the other.
 */
export const STYLE = `
:root{color-scheme:light;--ink:#1b2430;--soft:#4a5765;--line:#cfd6de;--hair:#e3e8ee;--paper:#fff;--tint:#f2f5f9;--accent:#1f3a5f;--link:#0b4f93;--mark:#1b2430
;--s0:#eef3f9;--s1:#cbd9ea;--s2:#9fb9d8;--s3:#3f6596;--s4:#1f3a5f;--t0:#1b2430;--t1:#1b2430;--t2:#1b2430;--t3:#fff;--t4:#fff}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--ink:#e7ecf2;--soft:#b3bfcc;--line:#465364;--hair:#303b49;--paper:#141a21;--tint:#1e2731;--accent:#a9c8f2;--link:#8fbcf5;--mark:#e7ecf2
;--s0:#202b38;--s1:#2c4059;--s2:#3d5c82;--s3:#86aede;--s4:#bcd6f6;--t0:#e7ecf2;--t1:#e7ecf2;--t2:#fff;--t3:#0d1520;--t4:#0d1520}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.7 "PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",system-ui,sans-serif}
.edition:lang(en){font-family:system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
body:has(#en:target,#en :target) #zh{display:none}
body:not(:has(#en:target,#en :target)) #en{display:none}
header,nav,main,footer{max-width:64rem;margin:0 auto;padding:0 1rem}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,[tabindex]:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem;background:var(--paper);padding:.6rem 1rem;z-index:2}
.skip:focus{left:.5rem;top:.5rem}
.sample{margin:0;padding:.6rem 1rem;border-bottom:2px solid var(--ink);background:var(--tint);text-align:center;font-weight:700}
.switch{display:flex;justify-content:flex-end;gap:1rem;margin:0;padding:.6rem 0 0;list-style:none}
.switch a{display:inline-block;padding:.25rem .5rem;min-height:1.75rem}
.office{color:var(--soft);margin:.5rem 0 0}
h1{font-size:clamp(1.45rem,4.6vw,2.1rem);line-height:1.3;margin:.2rem 0 .5rem;color:var(--accent);text-wrap:balance}
h2{font-size:1.35rem;line-height:1.35;margin:2.6rem 0 .8rem;padding-bottom:.3rem;border-bottom:2px solid var(--accent);color:var(--accent)}
h3{font-size:1.05rem;margin:1.6rem 0 .5rem}
.issue{font-size:1.1rem;margin:0 0 .8rem}
.issue strong{white-space:nowrap}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:.3rem 1.5rem;margin:0 0 1.2rem;padding:.8rem 0;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
.facts div{display:flex;gap:.8rem}
.facts dt{color:var(--soft);flex:none}
dd{margin:0;overflow-wrap:anywhere}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(11.5rem,1fr));gap:.8rem;list-style:none;margin:1.2rem 0;padding:0}
.cards li{background:var(--tint);border-top:3px solid var(--accent);padding:.8rem .9rem;display:flex;flex-direction:column;gap:.2rem}
.cards p{margin:0}
.cards .value{font-size:1.5rem;font-weight:700;color:var(--accent);line-height:1.3;overflow-wrap:anywhere}
.cards .value small{font-size:.85rem;font-weight:400;color:var(--ink);margin-inline-start:.2em}
.cards .rest{color:var(--soft);font-size:.85rem;margin-top:auto}
.cards svg{width:100%;height:2rem;overflow:visible}
.contents{columns:18rem;list-style:none;padding:0;margin:.4rem 0}
.contents li{break-inside:avoid;margin:0}
.contents a{display:inline-block;padding:.15rem 0;min-height:1.75rem}
.note{color:var(--soft);font-size:.9rem}
ol,ul{padding-inline-start:1.6rem}
li{margin:.3rem 0}
.lines{margin:0}
.lines div{padding:.45rem 0;border-bottom:1px solid var(--hair)}
.lines dt{font-weight:700}
.scroll{overflow-x:auto;margin:1.2rem 0 .4rem}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.45;font-variant-numeric:tabular-nums}
.dense table{font-size:.82rem}
caption{text-align:start;font-weight:700;padding:0 0 .5rem;font-size:1rem;position:sticky;left:0}
th,td{padding:.35rem .5rem;vertical-align:middle;text-align:start}
thead{border-top:2px solid var(--accent);border-bottom:1px solid var(--accent)}
thead th{font-weight:700;vertical-align:bottom}
thead small{display:block;color:var(--soft);font-weight:400;font-size:.9em}
th[scope=colgroup]{border-bottom:1px solid var(--line)}
th[scope=colgroup],.c{text-align:center}
.r{text-align:end;white-space:nowrap}
tbody tr{border-bottom:1px solid var(--hair)}
table{border-bottom:2px solid var(--accent)}
tbody th{font-weight:400}
tbody th[scope=row]{min-width:7.5rem}
@media screen{tbody th[scope=row],thead tr:first-child th:first-child{position:sticky;left:0;background:var(--paper)}}
tr.total th,tr.total td{font-weight:700}
tr.inner th{padding-inline-start:1.5rem}
th[scope=rowgroup]{background:var(--tint);font-weight:700}
th[scope=rowgroup] span{position:sticky;left:.5rem}
td[data-pad]::after{content:attr(data-pad);visibility:hidden}
.legend{margin:0 0 1.2rem}
figure{margin:1.6rem 0 .6rem}
figcaption{font-weight:700;margin-bottom:.6rem}
svg{display:block}
svg text{fill:var(--ink);font-size:12px}
.chart{width:100%;overflow:visible}
.bars{display:grid;grid-template-columns:fit-content(19rem) minmax(12rem,1fr) auto;grid-auto-flow:row dense;gap:.15rem .8rem;align-items:center;font-size:.9rem;line-height:1.35}
.bars svg{width:100%;height:2.1rem;overflow:visible}.bars svg svg{height:auto}
.bars .figure{text-align:end;font-weight:700;min-width:4.5rem}
.bars .label{grid-column:1}.bars svg{grid-column:2}.bars .figure{grid-column:3}
@media (max-width:40rem){.bars{grid-template-columns:1fr auto}.bars svg{grid-column:1/-1;margin-bottom:.7rem}.bars .figure{grid-column:2}}
.track{fill:var(--tint);stroke:var(--line);stroke-width:1}
.bar{fill:var(--accent)}
.cut{fill:var(--paper)}
.goal{stroke:var(--mark);stroke-width:2}
.pace{stroke:var(--mark);stroke-width:2;stroke-dasharray:2 2}
.hope{fill:none;stroke:var(--mark);stroke-width:1.5;stroke-dasharray:5 3}
.key{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;padding:0;margin:.5rem 0;font-size:.85rem}
.key li{display:flex;align-items:center;gap:.4rem;margin:0}
.key svg{flex:none;width:2.6rem;height:1rem}
.plot{width:calc(100% - 5.5rem);height:13rem;margin:.8rem 1.5rem 2.2rem 4rem;overflow:visible}
.grid{stroke:var(--hair);stroke-width:1}
.trend{fill:none;stroke:var(--accent);stroke-width:2;vector-effect:non-scaling-stroke;stroke-linejoin:round}
.dot{fill:var(--accent)}
.solid{stroke-dasharray:none}.dashed{stroke-dasharray:8 4}.dotted{stroke-dasharray:2 4}
.end{font-weight:700}
@media (max-width:40rem){.x1,.x2{display:none}td,thead th{word-break:keep-all}}
@media (min-width:40.01rem) and (max-width:60rem){.x2{display:none}}
.tiles svg{width:auto}
.tile{stroke:var(--paper);stroke-width:2}
.bare{fill:var(--paper);stroke:var(--line);stroke-dasharray:4 3}
.s0{fill:var(--s0)}.s1{fill:var(--s1)}.s2{fill:var(--s2)}.s3{fill:var(--s3)}.s4{fill:var(--s4)}
svg text.t0{fill:var(--t0)}svg text.t1{fill:var(--t1)}svg text.t2{fill:var(--t2)}svg text.t3{fill:var(--t3)}svg text.t4{fill:var(--t4)}
svg text.name{font-size:12px}svg text.long{font-size:9.5px}svg text.num{font-size:13px;font-weight:700}
footer{border-top:1px solid var(--line);margin-top:3rem;padding-top:1rem;padding-bottom:3rem;color:var(--soft);font-size:.9rem}
.hash{font-family:ui-monospace,Consolas,monospace;font-size:.85em;overflow-wrap:anywhere}
@page{size:A4;margin:15mm 12mm}
@media print{body{font-size:10pt;line-height:1.5}header,nav,main,footer{max-width:none;padding:0}.switch,.skip,nav,details:not([open]){display:none}a{color:inherit;text-decoration:none}
h2,h3,caption,figcaption{break-after:avoid}h2{margin-top:1.6rem}tr,li,figure,.cards li{break-inside:avoid}thead{display:table-header-group}.scroll{overflow:visible}
table{font-size:8pt}.dense table{font-size:7pt}th,td{padding:.16rem .25rem}caption,th[scope=rowgroup] span{position:static}tbody th[scope=row]{min-width:0}.sample{background:none;border:1px solid}
.cards{grid-template-columns:repeat(4,1fr)}.cards .value{font-size:1.15rem}.tiles svg{max-width:100%}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`
