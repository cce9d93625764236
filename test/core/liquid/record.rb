# Renders bodies of posts as a build of the site would, each as if it were the only one that is changed.
# usage: ruby record.rb SITE PATH < bodies.json > pages.json      a page is null where Jekyll stops
require 'stringio'
require 'json'
require 'jekyll'
root, path = ARGV
Jekyll.logger.log_level = :error
config = Jekyll.configuration('source' => root, 'destination' => File.join(root, '_site'), 'quiet' => true,
                              'disable_disk_cache' => true, 'future' => true, 'safe' => Jekyll::VERSION < '4')
site = Jekyll::Site.new(config)
site.reset
site.read
doc = site.posts.docs.find { |post| post.relative_path == path }
pages = JSON.parse($stdin.read).map do |body|
  doc.content = body
  doc.data['layout'] = nil
  begin
    # Templates are kept by the name of the file.
    Jekyll::VERSION < '4' ? site.liquid_renderer.reset : site.liquid_renderer.cache.clear
    # A payload of its own: what is counted by `increment` would go on in the next.
    Jekyll::Renderer.new(site, doc, site.site_payload).run
  rescue StandardError, ScriptError, SystemStackError
    nil
  end
end
puts JSON.generate(pages)
