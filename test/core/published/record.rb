# Which of the addresses on a post's page lead to a file that Jekyll has built, in their order, as JSON: as a server finds
# them that knows `/a` for `/a.html` and `/a/index.html`, and nothing outside of the site. Only record.ts runs it; it needs
# Jekyll (`apt-get install jekyll`). The tests go by what was recorded.
require "jekyll"
require "json"
require "addressable"

Jekyll.logger.log_level = :error
ENV["TZ"] = "UTC"
source = File.realpath(ARGV[0])
options = { "source" => source, "destination" => File.join(source, "_site"), "disable_disk_cache" => true, "plugins" => [] }
site = Jekyll::Site.new(Jekyll.configuration(options))
site.process
post = site.posts.docs.find { |each| each.relative_path == ARGV[1] }
host = site.config["url"].to_s.empty? ? "https://site.example" : site.config["url"]
root = host + site.config["baseurl"].to_s
leads = post.output.scan(/(?:href|src)="([^"]*)"/).map do |(written)|
  address = Addressable::URI.join(root + post.url, written.gsub("&amp;", "&")).to_s.sub(/[?#].*\z/, "")
  next "elsewhere" unless address.start_with?("#{host}/") || address == host
  next "outside" unless address.start_with?("#{root}/")

  path = File.join(site.dest, Addressable::URI.unencode(address.delete_prefix(root)))
  found = path.end_with?("/") ? ["#{path}index.html", "#{path.chomp("/")}.html"] : [path, "#{path}.html", "#{path}/index.html"]
  found.any? { |file| File.file?(file) } ? "there" : "missing"
end
puts JSON.generate(leads)
