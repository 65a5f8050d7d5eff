package io.onlyyou.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The README's commands, each with the answer that stands below it. */
final class ReadmeStory {

    private static final Pattern STORY = Pattern.compile("<!-- story -->(.*)<!-- end of story -->", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("```(sh|json|text)\\n(.*?)```", Pattern.DOTALL);

    /** A block of commands; the answer is empty where the README shows none. */
    record Step(String commands, String answer) {}

    private ReadmeStory() {}

    static List<Step> read() throws IOException {
        Matcher story = STORY.matcher(Files.readString(Path.of("README.md")));
        if (!story.find()) {
            throw new IllegalStateException("The README tells no story.");
        }
        List<Step> steps = new ArrayList<>();
        Matcher block = BLOCK.matcher(story.group(1));
        while (block.find()) {
            if (block.group(1).equals("sh")) {
                steps.add(new Step(block.group(2), ""));
            } else {
                steps.add(new Step(steps.removeLast().commands(), block.group(2)));
            }
        }
        return steps;
    }

    /** The same text for two runs of the story: without ids, times and the scenario that came up. */
    static String withoutChance(String text) {
        return text.replace("\r", "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "<id>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "<time>")
                .replaceAll("evt-\\d+", "evt-<number>")
                .replaceAll("\"scenario\":\"[a-z-]+\"", "\"scenario\":\"<scenario>\"")
                .strip();
    }
}
