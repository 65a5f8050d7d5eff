import io.onlyyou.client.FeedClient;
import io.onlyyou.client.PageVisit;
import io.onlyyou.client.ServedPage;
import java.net.URI;
import java.time.Duration;

/** Asks OnlyYou about a page of a feed. Java 17 or later, with the jar of classifier {@code client}. */
public final class Caller {
    private Caller() {}

    public static void main(String[] args) throws Exception {
        FeedClient client = FeedClient.at(URI.create(args[0]))
                .feed(args[1])
                .items("/items")
                .tokens(() -> System.getenv("ONLYYOU_TOKEN"))
                .deadline(Duration.ofMillis((long) (1000 * Double.parseDouble(args[3]))))
                .listener(report -> System.err.println(report.call() + " " + report.outcome().label()))
                .build();
        byte[] page = System.in.readAllBytes();
        ServedPage spliced = client.splice(page, PageVisit.of(args[2]).withPageKey("visit-1/page-1"));
        ServedPage planned = client.planAndSplice(page, PageVisit.of(args[2]).withPageKey("visit-1/page-1"));
        System.out.write(spliced.body());
        System.out.write(planned.body());
        System.out.flush();
    }
}
