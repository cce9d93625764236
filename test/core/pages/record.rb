# What Jekyll makes of a site, without plugins: each post's page and the style sheets, by their paths, as JSON. The theme
# is the folder `theme` of the site, if there is one. Only record.ts runs it; it needs Jekyll (`apt-get install jekyll`).
require "stringio"
require "time"
require "jekyll"
require "json"

Jekyll.logger.log_level = :error
ENV["TZ"] = "UTC"
now = Integer(ARGV[1])
Time.define_singleton_method(:now) { |**_| Time.at(now) }
# As the plugin jekyll-include-cache prints it where a page is built once.
Liquid::Template.register_tag("include_cached", Jekyll::Tags::IncludeTag)
source = File.realpath(ARGV[0])
theme = File.join(source, "theme")
Jekyll::Theme.define_method(:gemspec) { Struct.new(:full_gem_path, :runtime_dependencies, :version).new(theme, [], "1") }
options = { "source" => source, "destination" => File.join(source, "_site"), "disable_disk_cache" => true,
            "plugins" => [], "exclude" => ["theme"] }
site = Jekyll::Site.new(Jekyll.configuration(options))
site.process
pages = site.posts.docs.to_h { |post| [post.relative_path, post.output] }
sheets = site.pages.select { |page| page.output_ext == ".css" }.to_h { |page| [page.url, page.output] }
puts JSON.generate("pages" => pages.sort.to_h, "sheets" => sheets.sort.to_h)
