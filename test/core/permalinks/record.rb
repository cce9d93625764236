# The addresses that Jekyll gives to the Markdown files of a site, by their paths, as JSON. Only record.ts runs it; it
# needs Jekyll (`apt-get install jekyll`). The tests go by what was recorded.
require "stringio"
require "time"
require "jekyll"
require "json"

Jekyll.logger.log_level = :error
source = File.realpath(ARGV[0])
ENV["TZ"] = "UTC"
options = { "source" => source, "destination" => File.join(source, "_site"), "disable_disk_cache" => true }
site = Jekyll::Site.new(Jekyll.configuration(options))
site.reset
site.read
documents = site.collections.values.flat_map { |collection| collection.write? ? collection.docs : [] }
url = lambda do |document|
  document.url
rescue NoMethodError
  # A placeholder that is not known, with which Jekyll builds nothing.
  nil
end
urls = documents.to_h { |document| [document.path.delete_prefix("#{source}/"), url.(document)] }.compact
site.pages.each { |page| urls[page.relative_path] = page.url if page.relative_path.end_with?(".md") }
puts JSON.generate(urls.sort.to_h)
