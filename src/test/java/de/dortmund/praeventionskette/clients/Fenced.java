package de.dortmund.praeventionskette.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A block of a page that stands between fences.
 *
 * @param language the first word behind the fence; empty where there is none
 * @param file the second one: the file that the block is to be written to; empty where it is run
 * @param line where in the page it begins, for people
 */
record Fenced(String language, String file, String text, int line) {

    static List<Fenced> in(Path page) throws IOException {
        List<Fenced> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(page);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                int begin = i;
                StringBuilder text = new StringBuilder();
                while (!lines.get(++i).equals("```")) {
                    text.append(lines.get(i)).append('\n');
                }
                String[] words = lines.get(begin).substring(3).strip().split(" ", 2);
                blocks.add(new Fenced(words[0], words.length > 1 ? words[1] : "", text.toString(), begin + 1));
            }
        }
        return blocks;
    }

    /** Whether it is what the block before it prints. */
    boolean isOutput() {
        return file.isEmpty() && (language.equals("text") || language.equals("json"));
    }
}
