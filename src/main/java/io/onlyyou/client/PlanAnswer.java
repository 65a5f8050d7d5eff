package io.onlyyou.client;

import io.onlyyou.splice.Page;
import io.onlyyou.splice.PagePointer;
import io.onlyyou.splice.PageScanner;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan of the service, read with the core's own scanner: the items are taken over as they are written there, byte for
 * byte.
 *
 * @param outcome what the service has decided
 * @param items what to insert, by the number of the own item that it precedes
 */
record PlanAnswer(CallOutcome outcome, Map<Integer, byte[]> items) {
    private static final PageScanner WHOLE = new PageScanner(PagePointer.parse(""));
    private static final int MOST = 100;

    /** Empty where it is no plan. */
    static Optional<PlanAnswer> parse(byte[] json) {
        // An array of this one value is a page that the scanner can read, and the value its only item.
        ByteArrayOutputStream array = new ByteArrayOutputStream(json.length + 2);
        array.write('[');
        array.writeBytes(json);
        array.write(']');
        if (!(WHOLE.scan(array.toByteArray()) instanceof Page page) || page.itemCount() != 1) {
            return Optional.empty();
        }
        String outcome = text(page, "/outcome").orElse("");
        if (outcome.equals("\"injected\"")) {
            return insertions(page);
        }
        return text(page, "/reason")
                .filter(reason -> outcome.equals("\"unchanged\"") && reason.matches("\"[a-z][a-z-]{0,39}\""))
                .map(reason ->
                        new PlanAnswer(new CallOutcome.Unchanged(reason.substring(1, reason.length() - 1)), Map.of()));
    }

    private static Optional<PlanAnswer> insertions(Page page) {
        List<Integer> positions = new ArrayList<>();
        Map<Integer, byte[]> items = new LinkedHashMap<>();
        for (int n = 0; n < MOST; n++) {
            Optional<String> position = text(page, "/insertions/" + n + "/position");
            Optional<byte[]> item = page.valueIn(0, PagePointer.parse("/insertions/" + n + "/item"));
            if (position.isEmpty() && item.isEmpty()) {
                break;
            }
            if (item.isEmpty()
                    || !position.filter(text -> text.matches("[0-9]{1,7}")).isPresent()) {
                return Optional.empty();
            }
            int index = Integer.parseInt(position.get());
            if (n > 0 && index <= positions.get(n - 1) + 1) {
                return Optional.empty(); // out of order, or side by side
            }
            positions.add(index);
            items.put(index - n, item.get()); // every insertion before it has moved it on by one
        }
        return positions.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlanAnswer(new CallOutcome.Injected(positions), items));
    }

    private static Optional<String> text(Page page, String pointer) {
        return page.valueIn(0, PagePointer.parse(pointer)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
