# Reads posts as Jekyll does: a JSON list of { path, text, zone } in, a JSON list of what it reads of each out.
# Only record.ts runs it; it needs Jekyll (`apt-get install jekyll`). The tests go by what was recorded.
require "jekyll"
require "json"
require "tmpdir"

Jekyll.logger.log_level = :error
Jekyll.logger.adjust_verbosity(:quiet => true)

def show(value)
  case value
  when String, true, false, nil then value
  when Array then value.map { |item| show(item) }
  when Hash then value.transform_values { |item| show(item) }
  when Time then { "Time" => value.utc.strftime("%Y-%m-%dT%H:%M:%S.%LZ") }
  else { value.class.name => value.to_s }
  end
end

def moment(date)
  { "Time" => Jekyll::Utils.parse_date(date.to_s).utc.strftime("%Y-%m-%dT%H:%M:%S.%LZ") }
rescue Jekyll::Errors::InvalidDateError
  "unreadable"
end

# As Jekyll::Document#read_content and #read_post_data do.
def read(post, folder)
  ENV["TZ"] = post["zone"]
  Jekyll::Utils.instance_variable_set(:@parse_date_cache, nil)
  file = File.join(folder, "post.md")
  File.write(file, post["text"])
  content = File.read(file, :encoding => "bom|utf-8")
  return { "lost" => "no front matter" } unless content =~ Jekyll::Document::YAML_FRONT_MATTER_REGEXP

  data = Jekyll::Utils.safe_load_yaml(Regexp.last_match(1))
  return { "lost" => data.class.name } unless data.nil? || data.is_a?(Hash)

  data ||= {}
  fields = data.to_h { |key, value| [key.to_s, show(value)] }
  site = Jekyll::Site.new(Jekyll.configuration("source" => folder, "quiet" => true, "skip_config_files" => true))
  document = Jekyll::Document.new(file, :site => site, :collection => site.posts)
  document.merge_data!(data.reject { |key, _| key == "date" })
  document.send(:populate_categories)
  document.send(:populate_tags)
  {
    "fields" => fields,
    "tags" => show(document.data["tags"]),
    "categories" => show(document.data["categories"]),
    "date" => data.key?("date") ? moment(data["date"]) : nil,
  }.compact
rescue Psych::Exception => error
  { "lost" => error.message.lines.first.strip }
end

Dir.mktmpdir do |folder|
  puts JSON.generate(JSON.parse($stdin.read).map { |post| read(post, folder) })
end
