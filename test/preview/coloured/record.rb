# Prints what rouge makes of the files here: ruby record.rb > rouge.json
require 'json'
require 'rouge'

recorded = Dir[File.join(__dir__, '*.txt')].sort.to_h do |file|
  language = File.basename(file, '.txt')
  tokens = Rouge::Lexer.find(language).new.lex(File.read(file))
  [language, tokens.map { |token, text| [token.shortname, text] }]
end
puts JSON.pretty_generate(recorded).gsub(/\[\s+("(?:[^"\\]|\\.)*"),\s+("(?:[^"\\]|\\.)*")\s+\]/, '[\1, \2]')
