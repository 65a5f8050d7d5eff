package io.onlyyou.client;

import java.nio.charset.StandardCharsets;

/** Writes what the service wants to know for a plan. */
final class PlanQuestion {
    private PlanQuestion() {}

    static byte[] json(PageVisit visit, int itemCount) {
        StringBuilder json = new StringBuilder("{\"itemCount\":").append(itemCount);
        visit.soundItemsSince()
                .ifPresent(items -> json.append(",\"itemsSince\":").append(items));
        // visible ASCII, of which only these two would end the string or begin an escape
        visit.soundPageKey()
                .map(key -> key.replace("\\", "\\\\").replace("\"", "\\\""))
                .ifPresent(key -> json.append(",\"pageKey\":\"").append(key).append('"'));
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }
}
