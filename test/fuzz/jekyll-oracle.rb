# Renders many posts in one process, as Jekyll's own converter does (front matter removed, no Liquid, no layout).
# in:  JSON lines {"text": "...", "kramdown": {...}}, the text of a post and the site's options of kramdown
# out: JSON lines {"html": "..."} or {"error": "..."}
# The spans with which rouge colours code are left out: Copydesk leaves them out, and no reader misses them.
require 'json'
require 'stringio'
require 'time'
require 'timeout'
require 'tmpdir'
require 'jekyll'
require 'rouge'

SECONDS = 5

Rouge::Formatters::HTML.prepend(Module.new { def safe_span(_token, text) = text })
Jekyll.logger.log_level = :error
$stdout.sync = true

source = Dir.mktmpdir
at_exit { Dir.rmdir(source) if Dir.empty?(source) }

$stdin.each_line do |line|
  request = JSON.parse(line)
  text = request['text'].delete_prefix("\uFEFF")
  text = $' if text =~ Jekyll::Document::YAML_FRONT_MATTER_REGEXP
  config = Jekyll.configuration('quiet' => true, 'source' => source, 'kramdown' => request['kramdown'])
  answer =
    begin
      html = Timeout.timeout(SECONDS) { Jekyll::Converters::Markdown::KramdownParser.new(config).convert(text) }
      { html: html }
    rescue StandardError, SystemStackError, NoMatchingPatternError => e
      { error: "#{e.class}: #{e.message[0, 200]}" }
    end
  puts JSON.generate(answer)
end
