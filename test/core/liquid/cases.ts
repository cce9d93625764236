/* Made-up Liquid in a post of a made-up site; `jekyll.json` says what a real Jekyll makes of each. */

/** The site's files but the post. */
export const siteFiles: Readonly<Record<string, string>> = {
  '_config.yml': `title: Tern Bay
url: https://ternbay.example
baseurl: /news
timezone: Asia/Shanghai
authors: { ann: { name: Ann Gull, born: 1970 }, bo: { name: Bo Tern } }
rates: [ 1.0, 2.50, 3 ]
open: yes
collections: { berths: { output: true } }
defaults:
  - scope: { path: '' }
    values: { desk: city }
  - scope: { path: '', type: posts }
    values: { shelf: news }
  - scope: { path: files }
    values: { kind: chart }
  - scope: { path: '', type: berths }
    values: { kind: berth }
`,
  '_includes/note.html': '<div class="{{ include.kind | default: "plain" }}">{{ include.text }}</div>',
  '_includes/count.html': '{% assign seen = seen | plus: 1 %}[{{ seen }}]',
  '_includes/rows.html': '{% for i in include.list %}<b>{{ i }}</b>{% endfor %}',
  '_includes/deep/one.html': '1{% include deep/two.html x=include.x %}',
  '_includes/deep/two.html': '2{{ include.x }}',
  '_includes/stops.html': '{% break %}x',
  '_includes/broken.html': 'a{% if %}b{% endif %}',
  '_data/boats.yml': `- { name: Wren, tons: 12, kind: ferry, built: 1999-05-01, fast: true }
- { name: Gull, tons: 7.5, kind: ship, built: 2010-01-31, tags: [ red, old ] }
- { name: Heron, tons: 120, kind: ferry, owner: { name: Bo } }
- { name: auk, kind: ship, tons: 7.5 }
`,
  '_data/places.csv': 'name,depth\nHarbour,4\n"Outer, Bay",12\nQuay,\n',
  '_data/tides.tsv': 'day\thigh\nMon\t3.1\nTue\t3.4\n',
  '_data/deep/er.json': '{ "2019": { "best": [1, 2.0, null, true] }, "a": "b" }',
  '_data/odd name!.yml': 'x: 1\n',
  'about.md': '---\ntitle: About us\n---\n',
  'files/map.pdf': 'no text',
  'files/tide.table..gz': 'no text',
  'files/README': 'no front matter',
  'pier/wharf.md': '---\ntitle: The wharf\n---\n',
  'pier/gulls.md': '---\npermalink: /gulls\n---\n',
  'quay/anchor.html': '---\ntitle: The anchor\n---\n',
  '_berths/one.md': '---\ntitle: Berth one\n---\nOne.\n',
  '_berths/plans/one.png': 'no text',
  '_posts/2024-01-02-storm.md':
    '---\ntitle: The storm\ntags: [ sea, wind ]\ncategory: city\n---\nIt *blew*.\n\nMore.\n',
  '_posts/2024-02-03-ferry.md': '---\ntitle: The ferry\ntags: sea\n---\nThe ferry.\n',
  'old/_posts/2023-12-01-bridge.md': '---\ntags: [ road ]\n---\nThe bridge.\n',
};

/** The post's path and front matter. */
export const postPath = '_posts/2024-03-05-tide.md';
export const frontMatter = `---
title: "The <tide> & the ship"
date: 2024-03-05 08:30:00 +0000
tags: [ sea, 海港 ]
category: news
list: [ 3, 1, 2 ]
words: [ pear, Apple, fig, null ]
nested: [ [ 1, 2 ], [ 3, [ 4 ] ] ]
empty: []
nothing:
score: 4.50
day: 2024-05-06
map: { b: 1, a: two }
no: false
opens: 18:30
times: [ 1:02:03, 9:05:07.5, 1_0:30, 24:60, -1:30 ]
numbers: [ 1e3, 1.5e3, 1.5e+3, .5, 1., 1_000.25, !!str 12, !!float 3 ]
---
`;

/** Each input through each filter. */
const inputs = [
  '"Sea & <b>wind</b> \'x\'"',
  '" two  words "',
  '"海港の船 ferry"',
  '7',
  '-3.75',
  '"12.50"',
  'page.list',
  'page.words',
  'page.nothing',
  'page.map',
  'true',
];
const filters = [
  'size',
  'upcase',
  'capitalize',
  'escape',
  'escape_once',
  'url_encode',
  'strip_html',
  'strip',
  'truncate: 8',
  'truncatewords: 1',
  'slice: 1, 3',
  'slice: -2',
  'split: " "',
  'join: "-"',
  'first',
  'last',
  'reverse',
  'sort',
  'sort_natural',
  'uniq',
  'compact',
  'plus: 2',
  'minus: 0.1',
  'times: 3',
  'divided_by: 2',
  'modulo: 4',
  'round',
  'round: 1',
  'ceil',
  'abs',
  'at_most: 3',
  'default: "d"',
  'append: 1',
  'replace: "e", "__"',
  'jsonify',
  'inspect',
  'slugify',
  'slugify: "pretty"',
  'xml_escape',
  'cgi_escape',
  'uri_escape',
  'number_of_words',
  'number_of_words: "auto"',
  'array_to_sentence_string',
  'normalize_whitespace',
  'date: "%Y"',
  'relative_url',
  'to_integer',
  'base64_encode',
];

/** Formats of dates. */
const formats =
  '%A %a %B %b %C %c %D %d %e %F %G %g %H %I %j %k %L %l %M %m %N %n %P %p %R %r %S %s %T %t %U %u %V %v %W %w %X %x %Y %y %z %:z %::z %% %-d %_m %05d %^a %#B %10A %-I %E %Q'.split(
    ' ',
  );

/** All that is shorter written out. */
const written = String.raw`
{{ page.title }}|{{ page.date }}|{{ page.url }}|{{ page.id }}|{{ page.path }}|{{ page.collection }}
{{ page.tags | join: "," }}|{{ page.categories | join: "," }}|{{ page.desk }}|{{ page.slug }}|{{ page.ext }}
{{ page.next.title }}|{{ page.previous.title }}|{{ page.previous.previous.title }}|{{ page.draft }}
{{ page.score }} {{ page.day }} {{ page.map }} {{ page.nested }} {{ page.no }} {{ page.empty }}|
{{ page.list[0] }}{{ page.list[-1] }}{{ page.list.first }}{{ page.list.last }}{{ page.list.size }}{{ page.list[9] }}
{{ page.map.a }}{{ page.map["b"] }}{{ page.map.size }}{{ page.map.first }}{{ page["title"].size }}
{{ page.map[page.words[9]] }}|{{ site.authors[page.x].name }}|{% assign k = "ann" %}{{ site.authors[k].name }}
{{ site.title }} {{ site.open }} {{ site.nothing }}{{ site.authors.ann.born }}
{{ site.data.boats[0].name }} {{ site.data.boats.size }} {{ site.data.boats | map: "name" | join }}
{{ site.data.places[1].name }}{{ site.data.places[2].depth }}| {{ site.data.tides | map: "high" | join: ";" }}
{{ site.data.deep.er["2019"].best }} {{ site.data.deep.er.a }} {{ site.data.odd_name.x }}
{{ site.posts.size }} {{ site.posts | map: "title" | join: "," }}
{{ site.tags.sea | map: "title" | join: "," }} {{ site.categories.city.size }} {{ site.tags.road[0].title }}
{% for tag in site.tags %}{{ tag[0] }}:{{ tag[1].size }} {% endfor %}
{% for post in site.posts limit: 2 %}[{{ post.title }}]({{ post.url | relative_url }}) {{ post.date | date_to_string }} {% endfor %}
{{ site.posts[1].excerpt }}|{{ site.posts.last.categories }}
{% assign found = site.posts | where: "title", "The storm" | first %}{{ found.url }} {{ found.tags }}
{{ site.data.boats | where: "kind", "ferry" | map: "name" }} {{ site.data.boats | where: "tons", 12 | size }}
{{ site.data.boats | where: "fast", true | map: "name" }} {{ site.data.boats | where: "fast", nil | size }}
{{ site.data.boats | where: "tags", "red" | map: "name" }}{{ site.data.boats | where: "owner.name", "Bo" | map: "name" }}
{{ site.data.boats | where_exp: "b", "b.tons > 7.5" | map: "name" | join }}
{{ site.data.boats | where_exp: "b", "b.kind == 'ship' and b.tags contains 'old'" | map: "name" | join }}
{{ site.data.boats | where_exp: "b", "b.owner" | map: "name" }} {{ site.data.boats | find: "name", "Gull" | map: "tons" }}
{{ site.data.boats | find_exp: "b", "b.tons > 100" | map: "name" }}{{ site.data.boats | find: "name", "x" }}|
{% assign g = site.data.boats | group_by: "kind" %}{% for k in g %}{{ k.name }} {{ k.size }} {{ k.items[0].name }};{% endfor %}
{% assign g = site.data.boats | group_by_exp: "b", "b.name | slice: 0" %}{{ g | map: "name" | join }}
{{ site.data.boats | sort: "tons" | map: "name" | join }} {{ site.data.boats | sort: "name" | map: "name" | join }}
{{ site.data.boats | sort: "owner" | size }} {{ site.data.boats | sort: "tags", "last" | map: "name" | join }}
{{ site.data.boats | sort: "tons", "middle" }}
{{ page.list | sort | join }} {{ page.words | compact | sort | join }} {{ page.list | push: 9 | join }} {{ page.list | unshift: 0 | join }}
{{ page.list | pop | join }} {{ page.list | shift: 2 | join }} {{ page.list | concat: page.words | size }}
{{ page.list | concat: "x" }}
{{ page.nested | join: "-" }} {{ page.nested | first | last }} {{ page.nested | map: "size" }}
{{ page.words | sort_natural | join: "," }} {{ site.data.boats | uniq: "kind" | map: "name" | join }}
{{ site.data.boats | compact: "fast" | size }} {{ site.data.boats | map: "nothing" | compact | size }}
{% include note.html %}
{% include note.html text="a" kind='b' %}
{% include note.html text=page.title %}
{% include note.html text="say \"hi\"" %}
{% include note.html text = "spaces" %}
{% include note.html text=page.nothing kind=nothing.at.all %}
{% include rows.html list=page.list %}
{% assign seen = 4 %}{% include count.html %}{% include count.html %}{{ seen }}
{% include deep/one.html x="!" %}
{% assign file = "note" %}{% include {{ file }}.html text="computed" %}
{% include {{ file }}.html %}
{% for i in (1..3) %}{{ i }}{% include stops.html %}{% endfor %}|
{% include missing.html %}
{% include broken.html %}
{% include note.html text="The "Wren" leaves" %}
{% include "note.html" %}
{% include note.html text='It's late' %}
{% include note.html text %}
{% include ../secret.html %}
{% include %}
{% include_relative 2024-02-03-ferry.md %}
{% include_relative nothing.md %}
{% link _posts/2024-01-02-storm.md %} {% link about.md %} {% link files/map.pdf %} {% link /files/map.pdf %}
{% link /about.md %}
{% assign page_name = "about" %}{% link {{ page_name }}.md %}
{% link missing.md %}
{% link _posts/2019-01-24-lost-piece.md %}
{% post_url 2024-02-03-ferry %} {% post_url 2023-12-01-bridge %} {% post_url old/2023-12-01-bridge %}
{% post_url 2024-02-04-ferry %}
{% post_url ferry %}
[a]({% post_url 2024-02-03-ferry %}) <{{ site.url }}> <{{ site.url }}{{ page.url }}>
{% highlight ruby %}puts 1 < 2 && "x"{% endhighlight %}
In a sentence {% highlight c++ %}int a;{% endhighlight %} and on.
{% highlight ruby linenos %}a⏎b & c⏎⏎d{% endhighlight %}
- item⏎⏎  {% highlight sh %}⏎  ls -l⏎  {% endhighlight %}
{% highlight %}x{% endhighlight %}
{% highlight ruby hl_lines="1 2" %}x{% endhighlight %}
{% highlight ruby linenos=table %}{{ page.title }}{% endhighlight %}
{% highlight a b="c" %}x{% endhighlight %}
{% if page.nothing %}a{% elsif page.no %}b{% else %}c{% endif %}{% if page.empty %}d{% endif %}{% if 0 %}e{% endif %}{% if "" %}f{% endif %}
{% if page.empty == empty %}a{% endif %}{% if "" == empty %}b{% endif %}{% if page.nothing == empty %}c{% endif %}{% if "" == blank %}d{% endif %}
{% if page.list contains 3 %}a{% endif %}{% if page.title contains "tide" %}b{% endif %}{% if page.map contains "a" %}c{% endif %}{% if 5 contains 5 %}d{% endif %}
{% if 1 < 2 and 2 < 3 or false %}a{% endif %}{% if true or false and false %}b{% endif %}{% if false and false or true %}c{% endif %}
{% if "a" < "b" %}a{% endif %}{% if 1.0 == 1 %}b{% endif %}{% if 10 > 9.5 %}c{% endif %}{% if nil < 1 %}d{% endif %}
{% if "2" > 1 %}x{% endif %}
{% if page.date > "2024" %}x{% endif %}
{% if a = b %}x{% endif %}
{% if a === b %}x{% endif %}
{% if %}x{% endif %}
{% if a and %}x{% endif %}
{% if a or b c %}x{% else %}y{% endif %}
{% unless page.no %}a{% else %}b{% endunless %}{% unless page.title %}c{% elsif true %}d{% endunless %}
{% case page.score %}{% when 4.5 %}a{% when 4 %}b{% endcase %}{% case "x" %}{% when "y", "x" %}c{% when "x" or "z" %}d{% else %}e{% endcase %}
{% case page.list.size %}text{% when 1 %}a{% else %}b{% endcase %}
{% case 1 %}{% else x %}b{% endcase %}
{% case %}{% when 1 %}{% endcase %}
{% for i in page.list %}{{ forloop.index }}{{ forloop.rindex0 }}{{ forloop.first }}{{ forloop.length }}{{ i }} {% endfor %}
{% for i in page.list reversed limit: 2 offset: 1 %}{{ i }}{% endfor %} {% for i in page.list limit:1 %}{{ i }}{% endfor %}{% for i in page.list offset:continue %}-{{ i }}{% endfor %}
{% for i in page.map %}{{ i[0] }}={{ i[1] }};{% endfor %}{% for i in "text" %}{{ i }}{% endfor %}{% for i in 5 %}{{ i }}{% else %}none{% endfor %}
{% for a in (1..2) %}{% for b in (1..2) %}{{ forloop.parentloop.index }}{{ b }} {% endfor %}{% endfor %}
{% for i in (1..5) %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}
{% for i in (3..1) %}{{ i }}{% else %}none{% endfor %}{% for i in (a..2) %}{{ i }}{% endfor %}{% for i in ("1".."3") %}{{ i }}{% endfor %}
{% for i in page.list limit: "2" %}{{ i }}{% endfor %}{% for i in page.list offset: page.nothing %}{{ i }}{% endfor %}
{% for i in page.list limit: x.y %}{{ i }}{% endfor %} {% for i in page.list limit: "a" %}{{ i }}{% endfor %}
{% for i page.list %}{% endfor %}
{% for i in %}{% endfor %}
{% for item.x in page.list %}{% endfor %}
{% tablerow i in page.list cols:2 %}{{ i }}{{ tablerowloop.col_last }}{% endtablerow %}
{% tablerow i in page.nothing %}{{ i }}{% endtablerow %}|{% tablerow i in (1..3) limit:2 offset:1 %}{{ tablerowloop.index0 }}{% endtablerow %}
{% cycle "a", "b" %}{% cycle "a", "b" %}{% cycle "a", "b" %}{% cycle x: "a", "b" %}{% cycle "x": 1, 2 %}{% cycle "x": 1, 2 %}
{% for i in (1..4) %}{% cycle page.title, "b" %}{% cycle page.title, "b" %} {% endfor %}
{% cycle %}
{% for i in page.nested %}{% ifchanged %}{{ i.size }}{% endifchanged %}{% endfor %}
{% increment n %}{% increment n %}{% decrement n %}{{ n }}{% assign n = 5 %}{{ n }}{% increment n %}
{% increment page %}
{% assign a = page.list | sort | join: "+" %}{{ a }}{% assign b=a %}{{ b }}{% assign c = nothing %}[{{ c }}]
{% assign x.y = 1 %}{{ x.y }}|{% assign x == 1 %}{{ x }}
{% assign %}
{% assign a b %}
{% capture a %}*{{ page.score }}*{% endcapture %}{{ a | upcase }}{% capture "b" %}c{% endcapture %}{{ b }}
{% capture %}x{% endcapture %}
{% comment %}{{ page.title }}{% unknown %}{% endcomment %}x{% comment %}a{% comment %}b{% endcomment %}c{% endcomment %}
{% comment %}{% if %}{% endcomment %}
{% raw %}{{ a }}{% if %}{% endraw %} {% raw %}{% raw %}{% endraw %}
{% raw x %}a{% endraw %}
{% raw %}a{%- endraw %}
{%- assign a = 1 -%}   x   {{- " y " -}}   z
a  {%- if true -%}  b  {%- endif -%}  c
a {% if false %} b {% endif %} c
{% if true %}   {% assign z = 1 %}   {% endif %}|
{% if true %} x {% endif %}|{% if true %}  {% endif %}|{% for i in (1..3) %} {% endfor %}|
{% liquid⏎assign a = 5⏎if a > 3⏎  echo a⏎endif⏎%}
{% liquid assign a = 1⏎unknown %}
{% echo page.title | upcase %}{% # a note %}{% echo %}|
{% # a⏎b %}
{% render "note.html" %}
{% unknown_tag %}
{% endif %}
{% else %}
{% if true %}x
{% for i in (1..2) %}{% if i %}{% endfor %}{% endif %}
{{ "a" | unknown_filter: 1 }}{{ page.list | unknown_filter | join }}
{{ page.title
{{ page.title }
{% if true
{{ }}|{{ | upcase }}|{{ "a" upcase }}|{{ "a" | }}|{{ "a" | | upcase }}|
{{ 'a' | append: 'b', 'c' }}
{{ 'a' | append }}
{{ "a,b" | split: "," | join: page.nothing }}|{{ "aXbX" | split: "X" | size }}|{{ "abc" | split: "" | join: "-" }}
{{ 5 | divided_by: 0 }}
{{ 5 | modulo: 0.0 }}
{{ 0.1 | plus: 0.2 }} {{ "0.1" | times: 3 }} {{ 7 | divided_by: 2.0 }} {{ -7 | divided_by: 2 }} {{ -7 | modulo: 3 }} {{ 1e3 }} {{ 3.0 | times: 2 }}
{{ 100000000000000000 | times: 10 }} {{ 0.00001 | times: 1 }} {{ 12345678.9 | times: 100000000000 }}
{{ 2.5 | round }} {{ -2.5 | round }} {{ 1234.567 | round: -2 }} {{ 1234.567 | round: 2 }} {{ "x" | plus: 1 }} {{ nil | plus: 1 }}
{{ 4.2 | floor }} {{ "4.9" | ceil }} {{ 3 | at_least: 4.5 }} {{ true | to_integer }} {{ "12abc" | to_integer }}
{{ page.date | date: "%Y-%m-%d %H:%M %z" }} {{ page.date | date_to_xmlschema }} {{ page.date | date_to_rfc822 }} {{ page.date | date_to_long_string }}
{{ page.date | date_to_string: "ordinal", "US" }} {{ page.date | date_to_long_string: "ordinal" }} {{ page.day | date: "%d %B" }} {{ page.day | date_to_string }}
{{ "2024-03-05" | date: "%s" }} {{ "5 Mar 2024" | date: "%F" }} {{ "March 5, 2024 10:00" | date: "%F %R" }} {{ 0 | date: "%F %T" }} {{ "86400" | date: "%F" }}
{{ "hello" | date: "%F" }} {{ page.nothing | date: "%F" }}| {{ "2024-03-05T10:00:00Z" | date: "%F %T %z" }} {{ page.date | date: "" }}
{{ "hello" | date_to_string }}
{{ "2024-03" | date: "%F" }} {{ "1999-12" | date: "%b %Y" }}
{{ "2024-03" | date_to_string }}
{{ page.nothing | date_to_string }}|{{ "" | date_to_xmlschema }}|
{{ "/a b/ü?q=1#f" | relative_url }} {{ "x/../y.html" | relative_url }} {{ "https://a.example/x" | relative_url }} {{ "" | relative_url }} {{ "/" | relative_url }}
{{ "/a" | absolute_url }} {{ "" | absolute_url }} {{ "/news/a" | absolute_url }} {{ "/a/index.html" | strip_index }} {{ page.nothing | absolute_url }}
{{ "*a* 'b'" | markdownify }}
{{ "\"a\" -- 'b'..." | smartify }}
{{ "---" | smartify }} {{ "--" | smartify }} {{ "-- a" | smartify }} {{ "..." | smartify }} {{ "1. a..." | smartify }} {{ ">> a <<" | smartify }} {{ "- a" | smartify }}
{{ "a &#169; #b" | smartify }} {{ "<https://tern.example>" | smartify }} {{ "<ann@tern.example> -- <b>'a'</b>" | smartify }}
{{ "# A" | markdownify | strip_html }}
{{ page.list | jsonify }} {{ page.map | jsonify }} {{ site.data.deep.er | jsonify }} {{ page.date | jsonify }} {{ page.title | jsonify }}
{{ page.map | inspect }} {{ page.nested | inspect }}
{{ "Crème brûlée 100%" | slugify }} {{ "Crème brûlée" | slugify: "ascii" }} {{ "a.b_c" | slugify: "pretty" }} {{ "A B" | slugify: "raw" }} {{ "A B" | slugify: "none" }}
{{ page.nothing | sort }}
{{ "text" | sort }}
{{ page.words | sort }}
{{ page.title | where: "a", "b" }} {{ page.nothing | where: "a", "b" }}|{{ page.list | where: "a", "b" }}
{{ page.nothing | number_of_words }}
{{ page.nothing | cgi_escape }}
{{ page.nothing | array_to_sentence_string }}
{{ page.list | array_to_sentence_string: "or" }} {{ page.empty | array_to_sentence_string }}|{{ page.words | compact | array_to_sentence_string }}
{{ "a" | slice: "x" }}
{{ "abc" | slice: 5 }}|{{ "abc" | slice: -5, 2 }}|{{ page.list | slice: 1, 5 | join }}
{{ "a.b.c" | replace_first: ".", "-" }} {{ "a.b.c" | replace_last: ".", "-" }} {{ "a.b" | remove: "." }} {{ "aa" | remove_first: "a" }} {{ "a" | replace: "a", "\0\0" }}
{{ "a" | prepend: "b" | append: page.list }} {{ page.nothing | append: "x" }} {{ "a&amp;b<" | escape_once }} {{ "a\nb" | newline_to_br }}
{{ "%20+x" | url_decode }} {{ "a b&c" | url_encode }} {{ "eA==" | base64_decode }} {{ "?" | base64_decode }}
{{ "tide" | size | plus: 1 | times: 2 | append: "!" }}
{{ page.no | default: "d" }} {{ page.no | default: "d", allow_false: true }} {{ "" | default: "e" }} {{ page.empty | default: "f" }} {{ 0 | default: "g" }}
{{ true }} {{ nil }} {{ empty }} {{ blank }} {{ 1.0 }} {{ -5 }} {{ "it's" }} {{ 'say "x"' }} {{ (1..3) }} {{ (1..page.list.size) | join }}
{{ page.title[0] }}|{{ page.list["first"] }}|{{ page.map.first[0] }}|{{ page.score.size }}|{{ page.list.size.size }}
{{ forloop.index }}|{{ include.x }}
<a href="{{ page.url }}">{{ page.title | escape }}</a> {% if page.tags.size > 1 %}<ul>{% for t in page.tags %}<li>{{ t }}</li>{% endfor %}</ul>{% endif %}
{% for b in site.data.boats %}* {{ b.name }} ({{ b.tons }}t){% if b.built %}, {{ b.built | date: "%Y" }}{% endif %}⏎{% endfor %}
{% for f in site.static_files %}{{ f.path }} {{ f.name }} {{ f.basename }} {{ f.extname }} {{ f.collection }} {{ f.kind }} {{ f.desk }} {{ f.shelf }}; {% endfor %}
{% for p in site.pages %}{{ p.path }} {{ p.desk }} {{ p.shelf }}; {% endfor %}
{{ site.html_pages | map: "name" | join: " " }}
{% for d in site.documents %}{{ d.path }} {{ d.kind }}; {% endfor %}
{{ page.opens }} {{ page.times | inspect }} {{ page.numbers | inspect }}
{{ "9:00" | date: "%H:%M" }} {{ "14:30:05" | date: "%-I:%M:%S%P" }} {{ "7pm" | date: "%R" }} {{ "12 a.m." | date: "%k" }} {{ "12:15 PM" | date: "%l%p" }} {{ "9:5" | date: "%T" }} {{ "24:00" | date: "%H" }} {{ "25:00" | date: "%H" }}
{% for i in (1..2) %}{% tablerow j in (1..3) %}{% break %}{% endtablerow %}{{ i }}{% endfor %}after
{% tablerow j in (1..2) %}{{ j }}{% continue %}x{% endtablerow %}{% for i in (1..2) %}{{ i }}{% endfor %}after
{% for k in (1..2) %}{% for i in (1..3) %}{% tablerow j in (1..2) %}{{ j }}{% continue %}{% endtablerow %}{{ i }}{% endfor %}{{ k }}{% endfor %}
{{ "tide" | uniq: 2 }}|{{ page.words | uniq: "p" | inspect }}|{{ page.list | uniq: 0 | inspect }}|{{ page.list | compact: 1 | inspect }}|{{ page.words | compact: 1 | inspect }}
{{ "tide" | map: 1 }}|{{ 4.5 | sort_natural: "a" | inspect }}|{{ "b,A,c,É,é" | split: "," | sort_natural | join }}|{{ 4.5 | compact: "a" | inspect }}
{{ page.list | compact: "a" }}
{{ 4.5 | divided_by: 0 }} {{ -4.5 | divided_by: "x" }} {{ 0 | divided_by: 0.0 }}
{{ "3" | divided_by: "0" }}
{{ "" | array_to_sentence_string }}|{{ "x" | array_to_sentence_string }}|{{ "xy" | array_to_sentence_string: "or" }}
{{ "xyz" | array_to_sentence_string }}
{{ (1..3) | array_to_sentence_string }}
{{ page.list | where_exp: "i", 2 }}
{{ page.list | group_by_exp: "i", nil }}
{{ "a,3" | split: "," | find_exp: "i", "i == 'a'" }}
{{ 5 | strip_index }}
{{ page.day | to_integer }}
{{ page.date | to_integer }}
{{ "tide: the story" | relative_url }}
{{ "a tide: the story" | relative_url }}
{{ "海港:船" | absolute_url }}
{{ "//tern bay/x" | relative_url }}
{{ "https://tern.example:8o/x" | relative_url }}
{% assign n = 12345678901234567891 %}{{ n }} {{ n | plus: 1 }} {{ n | minus: n }} {{ n | times: 2 | inspect }} {{ n | jsonify }} {{ n | append: "" }} {{ "98765432109876543210" | plus: 0 }} {{ "98765432109876543210" | to_integer }}
{% assign n = 12345678901234567891 %}{% if n == 12345678901234567890 %}same{% endif %}{% if n > 12345678901234567890 %}more{% endif %}{% if n < 1e30 %}less{% endif %} {{ n | divided_by: 7 }} {{ n | modulo: 10 }} {{ n | round }} {{ n | at_most: 5 }} {{ n.size }} {{ n | size }}
{% for i in page.title limit: 1 offset: 3 %}[{{ i | escape }}]{% endfor %}{% for i in "x" limit: 0 %}{{ i }}{% endfor %}{% for i in "" offset: 1 %}{{ i }}{% else %}none{% endfor %}
{% tablerow i in "x" offset: 2 %}{{ i }}{% endtablerow %}
{% for i in (1..4) %}{% cycle "a", nil, "b" %}{% endfor %} {% cycle nil, "c" %}
{% if page.day > 5 %}later{% endif %}{% if page.day < 2460000.5 %}before{% else %}after{% endif %}{% if page.day == page.date %}same{% endif %}
{% if page.day < page.date %}before{% endif %}
{% if page.date > page.day %}after{% endif %}
{% if 5 < page.day %}later{% endif %}
{{ empty | default: "d" }}|{% case empty %}{% when "" %}a{% when empty %}b{% else %}c{% endcase %}|{% assign e = blank %}{% if e %}there{% endif %}{% if e == "" %}text{% endif %}
{{ page.words | where_exp: "w", "w == empty" | inspect }} {{ page.words | where_exp: "w", "w != blank" | size }}
{% for i in (1..empty) %}{{ i }}{% endfor %}
{% for i in (page.score..empty) %}{{ i }}{% endfor %}
{% for i in ((1..2)..3) %}{{ i }}{% endfor %}
{{ "0001-02-03" | date: "%Y %-Y %y" }} {{ "12345" | date: "%4Y|%6Y" }}
{{ 1000000000000000.0 }} {{ 999999999999999.9 }} {{ 0.0001 }} {{ 12345678901234567 | divided_by: 2.5 }}
<pre>{{ "it's <b>" | xml_escape }} {{ "it's <b>" | escape }} {{ "it's" | inspect }}</pre>
<pre>{{ site.data.boats[0] | inspect }} {{ page.date | inspect }} {{ page.times | inspect }}</pre>
| a | b |⏎|---|---|⏎{% for p in site.data.places %}| {{ p.name }} | {{ p.depth }} |⏎{% endfor %}
`;

/** What Jekyll 3 and Liquid 4 may take otherwise. */
const older = String.raw`
{{ "a b c" | truncatewords: 3 }}|{{ "a b c" | truncatewords: 4 }}|{{ "a b c" | truncatewords: 2 }}|{{ "a  b   c" | truncatewords: 5 }}|{{ "" | truncatewords: 1 }}|{{ "a b" | truncatewords: 0 }}|{{ "a b" | truncatewords: -1, "" }}
{{ page.title | truncatewords: 5, "!" }}|{{ page.list | truncatewords: 9 }}|{{ page.list | truncatewords: 9 | first }}
{{ page.score | default: 1, allow_false: true }}
{{ page.no | default: "a" }}|{{ empty | default: "a" }}|{{ blank | default: "b" }}|{{ page.nothing | default: nil }}|
{% assign e = empty %}{% if page.empty == e %}yes{% else %}no{% endif %}{% assign b = blank %}{% if "" == b %}yes{% else %}no{% endif %}
{{ empty | size }}|{{ empty | append: "x" }}|{{ blank | upcase }}|{{ empty | json }}|{{ empty.size }}|
{% if empty == empty %}a{% endif %}{% if empty %}b{% endif %}{% if page.nothing == blank %}c{% endif %}{% if page.no == blank %}d{% endif %}{% if "  " == blank %}e{% endif %}{% if page.list != empty %}f{% endif %}{% if page.nothing != empty %}g{% endif %}
{{ site.data.boats | where_exp: "b", "b.tags == empty" | size }}{{ site.data.boats | where_exp: "b", "b.tags != blank" | size }}
{{ site.data.boats | where_exp: "b", "b.tons >= 12 or b.fast" | map: "name" | join }}
{{ site.data.boats | where_exp: "b", "b.tons >= 12" | map: "name" | join }}|{{ site.data.boats | where_exp: "b", "b.kind contains 'err'" | size }}|{{ site.data.boats | where_exp: "b", "true" | size }}
{{ site.data.boats | where_exp: "b", "b.name" | size }}|{{ page.map | where_exp: "v", "v == 1" }}|{{ page.title | where_exp: "a", "a" }}|{{ page.nothing | where_exp: "a", "a" }}|
{{ site.data.boats | where_exp: "b", "b.tons >" }}
{{ site.data.boats | where: "tons", "7.5" | size }}{{ site.data.boats | where: "tons", 7.5 | size }}{{ site.data.boats | where: "tons", 12.0 | size }}{{ site.data.boats | where: "tons", "12" | size }}
{{ site.data.boats | where: "fast", "true" | size }}{{ site.data.boats | where: "fast", false | size }}{{ site.data.boats | where: "fast", "" | size }}{{ site.data.boats | where: nothing, "a" | size }}
{{ page.nested | where: "size", 2 | size }}
{{ page.list | where: "a", "b" }}
{{ page.words | compact | where: "p", "p" | join }}
{{ page.words | where: "p", "p" | join }}
{{ page.map | where: "a", "b" }}
{{ site.posts | where: "category", "city" | map: "title" }}|{{ site.posts | where: "categories", "news" | size }}|{{ site.posts | where: "tags", "sea" | size }}|{{ site.posts | where: "path", page.path | size }}
{{ site.posts | group_by: "category" | map: "name" | join: "," }}|{{ site.posts | group_by: "desk" | size }}|{{ site.data.boats | group_by: "owner.name" | size }}
{{ site.data.boats | group_by: "owner" | map: "name" | join: ";" }}
{{ site.data.boats | group_by: "tons" | map: "name" | join: ";" }}
{{ page.list | group_by: "x" }}
{{ page.words | compact | group_by: "p" | map: "name" | join: ";" }}
{{ site.posts | sort: "title" | map: "title" | join: "," }}|{{ site.posts | sort: "title", "last" | map: "title" | join: "," }}
{{ site.posts | sort: "date" | map: "title" | join: "," }}|{{ site.posts | sort | map: "title" | join: "," }}
{{ site.data.boats | sort: "built" | map: "name" | join }}
{{ site.data.boats | sort: "owner.name" | map: "name" | join }}
{{ site.data.boats | sort: "kind" | map: "kind" | join }}
{{ site.data.places | sort: "depth" | map: "name" | join: ";" }}
{{ site.data.places | where: "depth", 4 | map: "name" | join: ";" }} {{ site.data.places | sort: "depth", "last" | map: "depth" | join: ";" }}
{{ site.data.tides | sort: "high" | map: "day" | join: ";" }}
{{ page.map | sort: "a" }}
{{ page.nested | sort | join: "," }}
{{ "b,a,C" | split: "," | sort | join }}{{ "b,a,C" | split: "," | sort_natural | join }}{{ "10,9,1" | split: "," | sort | join: "," }}
{{ "a,b" | split: "," | sort: "x" | join }}
{{ page.title | sort: "x" }}
{{ site.data.boats | find: "name", "Gull" | size }}
{% assign b = site.data.boats | find: "name", "Wren" %}{{ b.name }}|{{ b.tons }}
{% assign b = site.data.boats | find_exp: "b", "b.tons > 100" %}{{ b.name }}|{{ b.size }}
{{ site.data.boats | map: "tons" | sum }}|{{ page.list | sum }}
{{ site.data.boats | has: "name", "Wren" }}|{{ site.data.boats | reject: "name", "Wren" | size }}
{{ "a b" | number_of_words }}|{{ "a b" | number_of_words: "cjk" }}
{{ "海港 a" | number_of_words }}
{{ "Crème Brûlée" | slugify: "latin" }}|{{ "Crème Brûlée" | slugify: "Latin" }}|{{ "A  B_c.d" | slugify: "raw" }}|{{ "A b" | slugify: nil }}|{{ "The _config.yml file" | slugify: "pretty" }}|{{ "Ünï" | slugify: "ascii" }}
{{ "  a \n b " | normalize_whitespace }}|{{ page.title | remove_last: "i" }}|{{ "a" | base64_encode }}|{{ "aXaXa" | replace_last: "X", "-" }}
{% include note.html text=page.map.a kind=site.title %}|{% include note.html text=page.list[0] %}
{% include note.html text=page.list.first kind=forloop %}
{% include note(1).html %}
{% include deep/../note.html %}
{% include ./note.html %}
{% include {{ page.nothing }} %}
{% assign n = "note.html" %}{% include {{ n }} text="a b" kind=n %}{% include {{n}} %}{% include {{ n | downcase }} text='x' %}
{% include {{ page.map.a }}.html %}
{% include note.html text="a"kind="b" %}
{% include note.html text="a",kind="b" %}
{% include note.html kind = 'x' text= "a > b" %}{{ include.kind }}
{% include_relative ../about.md %}
{% include_relative deep/none.md %}
{% render 'note.html' %}
{% render 'note.html', text: "x" %}
{% liquid assign x = 1 %}
{% liquid⏎ echo "a" %}
{% echo "a" %}
{% # comment %}
{%- # comment -%}
{% comment %}{% raw %}{% endcomment %}{% endraw %}{% endcomment %}x
{% comment %} {{ unclosed {% endcomment %}x
{% if "abc" contains "b" %}a{% endif %}{% if page.tags contains "sea" %}b{% endif %}{% if page.list contains "3" %}c{% endif %}{% if page.map contains "b" %}d{% endif %}{% if nil contains "a" %}e{% endif %}{% if "a1" contains 1 %}f{% endif %}{% if (1..3) contains 2 %}g{% endif %}
{% if page.day < "2025" %}x{% endif %}
{% if page.map > 1 %}x{% else %}y{% endif %}{% if page.list > 1 %}x{% else %}y{% endif %}{% if true > 1 %}x{% else %}y{% endif %}
{% if 1 %}a{% elsif %}b{% endif %}
{%- if true -%} a {%- else -%} b {%- endif -%} c
a{{- " b " -}}c
  {%- comment -%} x {%- endcomment -%}  y
x {%- raw -%}  a  {%- endraw -%} y
{% raw -%}  a{% endraw %}
{{ 0 | date: "%Y" }}|{{ 1152098955 | date: "%m/%d/%Y" }}|{{ "1152098955" | date: "%m/%d/%Y" }}|{{ "2006-07-05 10:00:00" | date: "%m/%d/%Y" }}|{{ nil | date: "%B" }}|{{ "" | date: "%B" }}|{{ 1.5 | date: "%Y" }}|{{ true | date: "%Y" }}
{{ "Fri Jul 16 01:00:00 2004" | date: "%m/%d/%Y" }}|{{ "2006-07-05" | date: "" }}|{{ "2006-07-05" | date: nil }}|{{ page.date | date }}
{{ page.date | date: "%Y", "x" }}
{{ page.day | date_to_xmlschema }}|{{ page.day | date_to_rfc822 }}|{{ "2024-03-05" | date_to_string }}|{{ "2024-03-05 10:00 +0300" | date_to_xmlschema }}|{{ 86400 | date_to_string }}|{{ "2024-03-05" | date_to_long_string: "ordinal", "US" }}
{{ page.list | date_to_string }}
{{ true | date_to_string }}
{{ 5 | date_to_string: "ordinal" }}|{{ page.date | date_to_string: "ordinal" }}|{{ page.date | date_to_string: "x", "US" }}
{{ "/" | absolute_url }}|{{ "" | absolute_url }}|{{ "a/b" | absolute_url }}|{{ "//x.example/a" | absolute_url }}|{{ "mailto:a@b.example" | absolute_url }}|{{ "#top" | absolute_url }}|{{ "?q=1" | relative_url }}|{{ "#top" | relative_url }}|{{ "mailto:a@b.example" | relative_url }}
{{ page.url | absolute_url }}|{{ page.url | relative_url }}|{{ page | relative_url }}|{{ site.posts[1] | absolute_url }}|{{ 5 | relative_url }}|{{ page.list | relative_url }}
{{ "/a/index.html" | relative_url | strip_index }}|{{ "/a/index.html?x" | strip_index }}|{{ "http://[bad" | relative_url }}
{{ "/ü ber/ü.png" | relative_url }}|{{ "/%20a" | absolute_url }}|{{ "/a//b" | relative_url }}|{{ "//a" | relative_url }}|{{ "/./a/../b" | relative_url }}
{% link about.md %}|{% link _berths/one.md %}|{% link _posts/2024-02-03-ferry.md %}|{% link old/_posts/2023-12-01-bridge.md %}|{% link quay/anchor.html %}
{% link pier/gulls.md %}{% link files/README %}
{% link index.md %}
{% link /pier/wharf.md %}
{% link about %}
{% link "about.md" %}
{% link about.md#x %}
{% link 2024-02-03-ferry.md %}
{% post_url 2024-02-03-ferry.md %}
{% post_url /2024-02-03-ferry %}
{% post_url old/2023-12-01-bridge %}|{% post_url /old/2023-12-01-bridge %}
{% post_url "2024-02-03-ferry" %}
{% post_url {{ page.x }} %}
{% post_url 2024-2-3-ferry %}
{% post_url 2024-02-03-Ferry %}
{% highlight ruby %}⏎def a⏎end⏎{% endhighlight %}
{% highlight text %}a <b> & "c" 'd'{% endhighlight %}
{% highlight nosuchlanguage %}a <b>{% endhighlight %}
{% highlight ruby linenos=inline %}a{% endhighlight %}
{% highlight ruby linenos hl_lines="1 2" %}a{% endhighlight %}
{% highlight ruby mark_lines="1 2" %}a{% endhighlight %}
{% highlight Ruby %}{% endhighlight %}|
{% highlight ruby %}  {% endhighlight %}|
{% highlight html %}{% raw %}{{ a }}{% endraw %}{% endhighlight %}
{% tablerow i in (1..3) cols:2 %}{% if i == 2 %}{% break %}{% endif %}{{ i }}{% endtablerow %} after {{ page.score }} {% if true %}x{% endif %} end
{% tablerow i in (1..3) %}  {% endtablerow %}|
{% ifchanged %}  {% endifchanged %}|{% ifchanged %} a {% endifchanged %}|
{% for i in (1..2) %}{% break %}{{ i }}{% endfor %}|{% break %}x {{ page.score }} {% assign z = 1 %}y{{ z }}
{% continue %}a {{ page.score }} b {% increment q %} c
{% for i in page.list limit: "2x" %}{{ i }}{% endfor %}|{% for i in page.list limit: 1.9 %}{{ i }}{% endfor %}|{% for i in page.list offset: "x" %}{{ i }}{% endfor %}|{% for i in page.list limit: page.no %}{{ i }}{% endfor %}|
{% for i in page.list limit: page.list %}{{ i }}{% endfor %}
{% for i in page.list limit: true %}{{ i }}{% endfor %}
{% for i in page.list offset: page.no %}{{ i }}{% endfor %}
{% for i in page.list limit:-1 %}{{ i }}{% endfor %}|{% for i in page.list offset:-1 %}{{ i }}{% endfor %}|{% for i in page.list limit:1 offset:1 reversed %}{{ i }}{% endfor %}
{% case 1 %}{% when 2 %}a{% else %}b{% when 1 %}c{% endcase %}|{% case 1 %}{% else %}b{% else %}c{% endcase %}|{% case 1 %}{% when 1 %}a{% else %}b{% when 1 %}c{% endcase %}
{% case 1 %}{% when 1, 1 %}a{% when 1 %}b{% endcase %}
{% cycle "a", page.list, nil %}{% cycle "a", page.list, nil %}{% cycle "a", page.list, nil %}|
{% cycle page.x: 1, 2 %}{% cycle page.y: 1, 2 %}{% cycle page.list: 1,2 %}
{% increment a-b %}{{ a-b }}{% decrement c d %}
{% assign a = "x" | append: "y" | upcase %}{{ a }}{% assign a[0] = 1 %}{{ a }}{% assign a = page.list | where: "x" %}
{% assign page = 5 %}{{ page }}|{{ page.title }}
{% capture a %}{% for i in (1..3) %}{{ i }}{% endfor %}{% endcapture %}{{ a }}{{ a | size }}
{{ page.list.size | plus: 1 }}{{ page.title.size }}{{ page.map.size }}{{ page.score.first }}|{{ page.list.first.x }}|{{ page.title.first }}
{{ page.list[0.0] }}|{{ page.list["0"] }}|{{ page.list[-4] }}|{{ page.map[nil] }}|{{ [page.map.a] }}|{{ ["page"].title }}|{{ page["list"][0] }}|{{ page.list[page.list[1]] }}
{{ page['title'].size }}|{{ page["map"]["a"] }}|{{ page.map.["a"] }}|{{ page["map"].a["x"].b }}
{{ page.map.a.b.c }}|{{ page .title }}|{{ page. title }}|{{ page.title? }}|{{ page.-title }}
{{ 'it' 's' }}|{{ "a" }}{{ 'b"c' }}|{{ a.b | append: "x" }}|{{ 1..3 }}|{{ (1..2) | first }}|{{ -1 }}|{{ 1.0.0 }}|{{ .5 }}|{{ 5. }}
{{ "x" | append: a: 1 }}
{{ "x" | append: "y" "z" }}|{{ "x" | append:"y","z" }}
{{ "a-b" | split: "-" | first }}{{ "x" | upcase | downcase | }}
{{ "a" | replace: "a" }}|{{ "a" | replace: nil, "x" }}|{{ "abab" | replace_first: "b" }}|{{ "a.b" | split: "." | last }}
{{ "a\r\nb" | newline_to_br }}{{ "a⏎b" | newline_to_br }}{{ "a⏎b" | strip_newlines }}
{{ "<p>a</p><script>b</script><!-- c --><style>d</style>" | strip_html }}|{{ "a < b" | strip_html }}|{{ "<a\nb>x" | strip_html }}
{{ 5 | plus: "a" }}|{{ "5.5" | plus: 1 }}|{{ "a5" | times: 2 }}|{{ page.nothing | times: 2 }}|{{ true | plus: 1 }}|{{ "1_000" | plus: 1 }}|{{ " 5 " | plus: 1 }}
{{ 5 | divided_by: "2" }}|{{ 5.0 | divided_by: 2 }}|{{ 20 | divided_by: 7.0 }}|{{ 1 | divided_by: 3.0 }}|{{ 2 | times: 1.1 }}|{{ 1.20 | times: 10 }}|{{ 183.357 | round: 2 }}|{{ 1.2 | ceil }}|{{ "3.5" | ceil }}
{{ 24 | modulo: 7.5 }}|{{ -5 | abs }}|{{ "-5.5" | abs }}|{{ 4 | at_least: 5 }}|{{ 4 | at_most: "3" }}
{{ page.list | first | plus: 1 }}|{{ page.list | join }}|{{ page.list | join: nil }}|{{ page.map | join }}|{{ nil | join }}|{{ "abc" | join: "-" }}
{{ page.map | first }}|{{ "abc" | first }}|{{ (1..3) | last }}|{{ page.nothing | first }}|{{ page.map | last }}
{{ page.words | uniq | size }}|{{ page.nested | map: "first" }}|{{ page.list | map: "x" }}
{{ page.map | map: "a" }}|{{ page.title | map: "T" }}|{{ page.nothing | map: "x" }}|
{{ page.list | compact: "x" }}
{{ page.list | reverse | join }}|{{ "abc" | reverse }}|{{ page.map | reverse }}|{{ page.nothing | reverse }}|
{{ page.list | concat: page.words | join: "," }}
{{ page.list | concat }}
{{ page.list | slice: 1 }}|{{ page.list | slice: 0, 2 | join }}|{{ "海港の船" | slice: -2, 2 }}|{{ 12345 | slice: 1, 2 }}|{{ "abc" | slice: 0, 0 }}|{{ "abc" | slice: "1" }}
{{ "tide" | truncate: 3 }}|{{ "tide" | truncate: 4 }}|{{ "tide and ship" | truncate: 8, "" }}|{{ "tide and ship" | truncate: 8, nil }}|{{ "tide" | truncate: "3" }}|{{ 12345 | truncate: 4 }}
{{ "a" | truncate: "x" }}
{{ page.date }}|{{ page.day }}|{{ page.date | append: "" }}|{{ page.date | jsonify }}|{{ page.day | jsonify }}|{{ page.day | inspect }}|{{ page.date | inspect }}
{{ page.previous.url }}|{{ page.next.url }}|{{ site.posts.first.next }}|{{ site.related_posts.size }}|{{ site.related_posts[0].title }}
{{ site.pages | map: "url" | join: " " }}|{{ site.pages | map: "title" | join: "," }}|{{ site.pages[0].name }}|{{ site.pages[0].dir }}|{{ site.pages[0].relative_path }}
{{ site.documents | map: "url" | join: " " }}
{{ site.static_files | map: "path" | join: " " }}
{{ site.categories | size }}|{{ site.tags | size }}|{% for c in site.categories %}{{ c[0] }} {% endfor %}|{{ site.categories.news | map: "title" }}
{{ page.map | jsonify }}|{{ page.nothing | jsonify }}|{{ page.title | jsonify }}|{{ 1.0 | jsonify }}|{{ page.words | jsonify }}|{{ "é\n</x>" | jsonify }}|{{ site.data.boats[0] | jsonify }}
{{ site.data.boats | inspect | size | at_least: 1 }}|{{ page.words | inspect }}|{{ "é" | inspect }}|{{ nil | inspect }}|{{ true | inspect }}|{{ 1.50 | inspect }}
{{ page.words | array_to_sentence_string }}|{{ page.list | array_to_sentence_string: "or" }}|{{ page.map | array_to_sentence_string }}
{{ page.list | push: 4 | join }}|{{ page.list | unshift: "x" | join }}|{{ page.title | push: 1 }}|{{ page.list | pop: 2 }}|{{ page.list | shift | join }}
{{ page.title | uri_escape }}|{{ page.title | cgi_escape }}|{{ 5 | uri_escape }}
{{ 5 | cgi_escape }}
{{ 5 | slugify }}
{{ page.title | xml_escape }}
{{ "1" | to_integer }}|{{ nil | to_integer }}|{{ 1.9 | to_integer }}|{{ false | to_integer }}
{{ page.list | to_integer }}
{{ site.data.boats | group_by_exp: "b", "b.tons" | map: "name" | join: ";" }}|{{ site.posts | group_by_exp: "p", "p.date | date: '%Y'" | map: "name" | join: ";" }}
{{ site.data.boats | map: "owner.name" | size }}|{{ site.data.boats | map: "owner" | compact | size }}
{{ site.data.deep.er.2019.best | jsonify }}|{{ site.data.deep["er"].a }}|{{ site.data["odd name!"].x }}|{{ site.data.odd_name.x }}
{{ "a" | unknown }}|{{ "a" | upcase: 1 }}
{{ "%" | url_decode }}|{{ "%zz" | url_decode }}|{{ nil | url_decode }}|{{ 5 | url_encode }}|{{ nil | url_encode }}|{{ nil | escape }}|{{ nil | escape_once }}
{{ "a,b,,c,," | split: "," | size }}|{{ "" | split: "," | size }}|{{ "a b" | split: " " | size }}|{{ nil | split: "," | size }}|{{ "a1b" | split: 1 | join: "-" }}
{{ forloop }}|{% for i in (1..1) %}{{ forloop }}{{ forloop.name }}{% endfor %}|{{ tablerowloop }}
{% unless %}{% endunless %}
{% if a %}{% else if b %}x{% endif %}
{% if true %}a{% else %}b{% else %}c{% endif %}{% if false %}a{% else %}b{% elsif true %}c{% endif %}
{% if true && false %}x{% else %}y{% endif %}{% if true and %}x{% endif %}
{% if page.title == 'a' || true %}x{% else %}y{% endif %}{% if !page.no %}x{% else %}y{% endif %}{% if not page.no %}x{% else %}y{% endif %}
{% assign x = page.list | size > 2 %}{{ x }}
{% assign x=1 %}{% assign y = x|plus:1 %}{{y}}{%assign z=y%}{{z}}{%-assign q='a'-%}{{q}}
{% if(true) %}a{% endif %}{% if (1 == 1) %}b{% else %}c{% endif %}
{% for i in page.list%}{{i}}{%endfor%}{%for j in (1..2)%}{{j}}{%endfor%}
{%endcomment%}
{% comment %}a{% endcomment x %}b
{% endfor %}
{% for %}{% endfor %}
{% assign = 1 %}
{{{ page.score }}}
{{ "}}" }}
{{ '{{' }}|{{ "{%" }}
{% assign x = "%}" %}
{% %}
{%%}
{{}}
{% if true %}{{ page.score }}{% end %}
{% block %}{% endblock %}
{% include_cached note.html %}
{% seo %}
{% feed_meta %}
{% if page.date > page.day %}x{% endif %}
{{ page.words | sort_natural: "x" }}
{{ "a" | array_to_sentence_string }}
{% assign words = page.title | number_of_words %}{% assign minutes = words | divided_by: 200 | at_least: 1 %}{{ minutes }} min
{% assign related = "" | split: "" %}{% for p in site.posts %}{% if p.url != page.url %}{% for t in p.tags %}{% if page.tags contains t %}{% assign related = related | push: p %}{% endif %}{% endfor %}{% endif %}{% endfor %}{{ related | map: "title" | uniq | join: ", " }}
{% assign crumbs = page.url | split: "/" %}{% for c in crumbs %}{% if c != "" %}{{ c | replace: "-", " " | capitalize }}{% unless forloop.last %} / {% endunless %}{% endif %}{% endfor %}
{% assign by_year = site.posts | group_by_exp: "p", "p.date | date: '%Y'" %}{% for y in by_year %}{{ y.name }}: {{ y.items | map: "title" | join: "; " }} ({{ y.size }}){% endfor %}
{% assign tags = site.tags | sort %}{% for t in tags %}{{ t[0] | slugify }} {{ t | last | size }}{% unless forloop.last %}, {% endunless %}{% endfor %}
{% for c in site.categories %}<a href="{{ site.baseurl }}/category/{{ c | first | url_encode }}">{{ c[0] }}</a>{% endfor %}
{% assign sorted = site.data.boats | sort: "name" | reverse %}{% for b in sorted limit:2 offset:1 %}{{ forloop.index }}.{{ b.name }} {% endfor %}
{% for b in site.data.boats %}{% if b.tons > 10 %}{{ b.name }}{% elsif b.kind == "ship" %}({{ b.name }}){% else %}-{% endif %}{% endfor %}
{% for b in site.data.boats %}{% assign n = b.owner.name | default: "nobody" %}{{ n }} {% endfor %}
{% assign total = 0 %}{% for b in site.data.boats %}{% assign total = total | plus: b.tons %}{% endfor %}{{ total }}
{% assign s = "" %}{% for i in (1..3) %}{% capture s %}{{ s }}{{ i }}-{% endcapture %}{% endfor %}{{ s }}
{% assign parts = "a,b;c,d" | split: ";" %}{% for p in parts %}{% assign kv = p | split: "," %}{{ kv[0] }}={{ kv[1] }} {% endfor %}
{{ page.date | date: "%-d %B %Y" }} {{ page.date | date: "%b %d, %Y" }} {{ page.date | date_to_long_string }} {{ page.date | date: "%s" | plus: 86400 | date: "%F" }}
{% assign d = page.date | date: "%s" %}{% assign n = "2024-06-01" | date: "%s" %}{% assign diff = n | minus: d | divided_by: 86400 %}{{ diff }}
{% assign day = page.date | date: "%-d" %}{% case day %}{% when "1" or "21" or "31" %}{{ day }}st{% when "2" or "22" %}{{ day }}nd{% else %}{{ day }}th{% endcase %}
{{ page.title | escape }} {{ page.title | strip_html }} {{ page.title | xml_escape }} {{ page.title | jsonify }} {{ page.title | slugify }} {{ page.title | uri_escape }}
{% if page.image %}<img src="{{ page.image | relative_url }}">{% endif %}{% if page.tags.size > 0 %}tags{% endif %}{% if page.tags[0] %}one{% endif %}{% if page.tags == empty %}none{% endif %}
{% if page.nothing == nil %}a{% endif %}{% if page.nothing == blank %}b{% endif %}{% if page.nothing == "" %}c{% endif %}{% unless page.nothing %}d{% endunless %}{% if page.nothing != nil %}e{% endif %}
{% if page.score >= 4 and page.score < 5 %}a{% endif %}{% if page.score == "4.5" %}b{% endif %}{% if page.score == 4.50 %}c{% endif %}
{% include note.html text=page.title kind="a" %}{% include note.html kind=page.tags[0] %}
{% for b in site.data.boats %}{% include note.html text=b.name kind=b.kind %}{% endfor %}
{% capture t %}{{ page.title | upcase }}!{% endcapture %}{% include note.html text=t %}
{% include deep/one.html x=page.list %}
{% assign p = site.posts | where: "slug", "ferry" | first %}{{ p.title }} {{ p.url | absolute_url }} {{ p.date | date: "%F" }} {{ p.excerpt | strip_html | strip }} {{ p.tags | join: "," }} {{ p.id }} {{ p.path }}
{% assign ps = site.posts | where_exp: "p", "p.tags contains 'sea'" %}{{ ps | map: "title" | join: "," }}
{% assign ps = site.posts | where_exp: "p", "p.category == 'city'" %}{{ ps.size }}
{% assign ps = site.posts | where_exp: "p", "p.title != page.title" %}{{ ps.size }}
{% assign ps = site.posts | where_exp: "p", "p.date < page.date" %}{{ ps | map: "title" | join: "," }}
{% assign ps = site.pages | where_exp: "p", "p.title" %}{{ ps | map: "title" | join: "," }}
{% assign ps = site.pages | where_exp: "p", "p.title == nil" %}{{ ps | map: "url" | join: "," }}
{% assign ps = site.pages | sort: "title" %}{{ ps | map: "title" | join: "," }}
{% assign ps = site.pages | sort: "title", "last" %}{{ ps | map: "url" | join: "," }}
{% assign ps = site.pages | group_by: "dir" %}{{ ps | map: "name" | join: "," }}
{% assign ps = site.posts | concat: site.pages %}{{ ps | map: "url" | join: " " }}
{% assign ps = site.posts | sort: "date" | reverse %}{{ ps.first.title }} {{ ps.last.title }} {{ ps[1].title }}
{% assign ps = site.berths | concat: site.posts | sort: "title" %}{{ ps | map: "title" | join: "," }}
{% assign x = site.data.places | map: "name" | sort_natural | join: "|" %}{{ x }}
{% assign x = site.data.places | where: "name", "Harbour" | first %}{{ x.depth | plus: 1 }}
{% assign x = site.data.places | where_exp: "p", "p.depth > 5" %}{{ x.size }}
{% assign x = site.data.places | sort: "depth" %}{{ x | map: "name" | join: "|" }}
{% assign x = site.data.boats | map: "tags" | compact %}{{ x | join: "," }}
{% assign x = site.data.boats | where: "kind", "ferry" | where: "fast", true %}{{ x.size }}
{% assign x = site.data.boats | where: "built", "1999-05-01" %}{{ x.size }}
{% assign x = site.data.boats | where_exp: "b", "b.built" | sort: "built" %}{{ x | map: "name" | join: "," }}
{% assign x = site.data.boats | group_by: "kind" | sort: "size" | reverse %}{{ x[0].name }} {{ x | map: "size" | join: "," }}
{% assign x = site.data.boats | sort: "tons" | map: "tons" | join: "," %}{{ x }}
{% assign a = "1,10,9" | split: "," | sort %}{{ a | join: "," }}{% assign a = "b,A,c" | split: "," | sort_natural | reverse %}{{ a | join: "," }}
{{ site.data.deep.er["2019"].best[1] }}{{ site.data["deep"]["er"]["a"] }}{% for x in site.data.deep %}{{ x[0] }}{% endfor %}
{% for h in site.authors %}{{ h[0] }}:{{ h[1].name }}:{{ h[1].born }} {% endfor %}{{ site.authors["ann"].name }} {{ site.authors | size }}
{{ page.nested | inspect }}{{ page.nested[0] | join: "+" }}{{ page.nested.last.last }}{{ page.times[0] }} {{ page.opens }} {{ page.numbers | join: " " }}
{{ page.day | date: "%Y" }} {{ page.day | plus: 1 }} {{ page.day | append: "!" }} {{ page.day }} {{ page.no }} {{ page.no | append: "x" }}
<ul>{% for t in page.tags %}<li class="{% cycle 'odd', 'even' %}">{{ t }}</li>{% endfor %}</ul>
{% for i in (1..page.list.size) %}{{ i }}{% endfor %} {% assign n = page.list.size | minus: 1 %}{% for i in (0..n) %}{{ page.list[i] }}{% endfor %}
{% for a in page.list %}{% for b in page.list %}{% if a == b %}{% continue %}{% endif %}{{ a }}{{ b }} {% endfor %}{% endfor %}
{% for p in site.posts %}{% if forloop.first %}<ol>{% endif %}<li>{{ p.title }}</li>{% if forloop.last %}</ol>{% endif %}{% endfor %}
{% assign key = "map" %}{{ page[key].a }} {% assign i = 1 %}{{ page.list[i] }} {{ page[key]["b"] }}
{{ "<p>One</p><p>Two</p>" | strip_html }} {{ "a<br/>b" | strip_html }} {{ "&lt;b&gt;" | strip_html }} {{ "x" | markdownify | strip_html | strip }}
{{ "a, b" | replace: ", ", "," | split: "," | size }} {{ "path/to/file.md" | split: "/" | last | split: "." | first }} {{ "/a/b/" | remove_first: "/" }} {{ "Hello" | slice: 0 }} {{ "Hello" | slice: -3, 3 }} {{ "hello world" | capitalize }}
{{ "ab" | append: nil }}|{{ nil | append: "x" }}|{{ false | append: "x" }}|{{ 5 | append: 5 }}|{{ "5" | plus: "5" }}|{{ "abc" | size }}|{{ nil | size }}|{{ 5.5 | size }}
{{ page.title | truncate: 10 }}|{{ page.title | truncate: 100 }}|{{ page.title | truncatewords: 2 }}|{{ page.title | truncatewords: 100 }}|{{ "one two" | truncatewords: 2, "" }}|{{ "one two three" | truncatewords: 2, "--" }}
{% comment %}⏎{% for x in y %}⏎{% endcomment %}done
{% assign html = "<b>x</b>" %}{{ html }} {{ html | escape }} {{ html | escape_once | escape_once }}
{{ page.url | replace_first: "/", "" }} {{ page.url | remove: ".html" }} {{ page.url | split: "/" | size }} {{ page.path | split: "/" | first }} {{ page.id }} {{ page.collection }} {{ page.ext }} {{ page.slug }}
<a href="{{ page.previous.url | relative_url }}">{{ page.previous.title }}</a> <a href="{{ page.next.url | relative_url }}">{{ page.next.title | default: "none" }}</a>
{{ site.url }}{{ site.baseurl }}{{ page.url }} {{ "/assets/x.png" | relative_url }} {{ "assets/x.png" | absolute_url }} {{ site.baseurl | append: "/x" }} {{ page.url | prepend: site.baseurl | prepend: site.url }}
{{ page.list | jsonify }}{{ page.map | jsonify }}{{ site.tags.sea | map: "url" | jsonify }}{{ page.tags | jsonify }}{{ page.categories | jsonify }}
{% if page.categories contains "news" %}a{% endif %}{% if page.category == "news" %}b{% endif %}{{ page.category }}{{ page.categories }}{{ page.categories | size }}{{ page.tag }}
{% highlight ruby linenos %}⏎puts "a"⏎⏎puts "b"⏎{% endhighlight %}
{% highlight html %}<p class="a">&amp; {{ page.title }}</p>{% endhighlight %}
1. one⏎⏎   {% highlight sh %}⏎   ls⏎   {% endhighlight %}⏎2. two
{{ "# Head" | markdownify }}{{ "a\nb" | markdownify }}{{ "[a](b)" | markdownify | remove: "<p>" | remove: "</p>" }}
{{ "Straße" | slugify }} {{ "日本 語" | slugify }} {{ "C++ & C#" | slugify }} {{ "  a  " | slugify }} {{ "A_B.C" | slugify: "pretty" }} {{ "Ærø" | slugify: "latin" }} {{ "" | slugify }}
{{ "2020-01-01" | date: "%j %U %u %w %y %C %G %V" }} {{ "2020-12-31" | date: "%a %A %b %B %e %l %P" }}
{% increment c %}{% increment c %}{{ c }}{% decrement d %}{{ d }}
{{ "a" | upcase | append: "b" | downcase | prepend: "c" | capitalize }} {{ "  x " | strip | append: "|" }} {{ "a b" | url_encode }} {{ "a%20b" | url_decode }} {{ "ü" | cgi_escape }} {{ "ü" | uri_escape }}
{% assign arr = "x,y" | split: "," %}{% assign arr = arr | unshift: "w" | push: "z" %}{{ arr | join }} {{ arr | shift | first }} {{ arr | pop | last }} {{ arr | size }} {{ arr | concat: arr | uniq | size }}
{% raw %}{{ a }}{% b %}{% endraw %} {% raw %}{{ open {% b %}{% endraw %}
{% raw %}a {% b {% c %} d{% endraw %}
{% raw %}{% {% raw %}{% endraw %}
{% raw %} Tern {% foo {% bar %}{% endraw %} a {% raw %}{{ x }}{% endraw %}
`;

/** What Ruby takes for a date and no other reader does hangs on the day of the build. */
function isFollowed(body: string): boolean {
  return body !== '{{ "12.50" | date: "%Y" }}';
}

/** Whether newer versions of Ruby, with which Jekyll 3 is run as well, print it otherwise than that of Debian 11. */
export function isOfRuby(body: string): boolean {
  return /'x'" \| (?:inspect|xml_escape)|it's <b>" \| xml_escape|round: -2/.test(body);
}

/** The bodies of the posts. */
export const bodies: readonly string[] = [
  ...inputs.flatMap(input => filters.map(filter => `{{ ${input} | ${filter} }}`)).filter(isFollowed),
  ...formats.map(format => `{{ page.date | date: "${format}" }}`),
  // One a line; `⏎` stands for the end of a line in a case.
  ...`${written.trim()}\n${older.trim()}`.split('\n').map(body => body.replaceAll('⏎', '\n')),
];
