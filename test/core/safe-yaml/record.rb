# What the gem safe_yaml makes of the made-up front matters in answers.json, which it writes anew: pairs of a YAML and of
# what is read, each value with its kind. Debian 11 has it (`apt-get install ruby-safe-yaml`, 1.0.5).
require "json"
require "yaml"
require "time"
require "safe_yaml/load"

ENV["TZ"] = "UTC"
encode = lambda do |value|
  case value
  when Hash then { "mapping" => value.map { |key, held| [encode.(key), encode.(held)] } }
  when Array then { "list" => value.map(&encode) }
  when Integer then { "integer" => value.to_s }
  when Float then { "float" => value.to_s }
  when Time then { "time" => value.to_s }
  when Date then { "date" => value.to_s }
  else value
  end
end
file = File.join(__dir__, "answers.json")
answers = JSON.parse(File.read(file)).map { |yaml, _| [yaml, encode.(SafeYAML.load("---\n#{yaml}\n"))] }
File.write(file, "[\n#{answers.map { |answer| "  #{JSON.generate(answer)}" }.join(",\n")}\n]\n")
