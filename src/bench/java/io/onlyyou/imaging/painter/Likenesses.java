package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.FaceMatcher;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.identity.FaceMatcherByPrint;
import io.onlyyou.imaging.identity.FacePrint;
import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.PersonSegmenter;
import io.onlyyou.imaging.likeness.Photo;
import io.onlyyou.imaging.painter.scene.Scenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How far the faces of portraits are from the selfie that they were painted from, and from everybody else's, for a folder of
 * photographs that show one person each. Prints figures and keeps nothing.
 */
public final class Likenesses {

    private static final int SIDE = 1024;

    private final FaceDetector detector = new FaceDetector();
    private final FaceMatcherByPrint matcher = new FaceMatcherByPrint(detector);
    private final Painter painter = new Painter(detector, new PersonSegmenter(), matcher);
    private final SortedMap<String, byte[]> photographs = new TreeMap<>();
    private final SortedMap<String, FacePrint> people = new TreeMap<>();
    private final DoubleSummaryStatistics own = new DoubleSummaryStatistics();
    private final DoubleSummaryStatistics margin = new DoubleSummaryStatistics();
    private int mistaken;
    private int refused;

    private Likenesses() {}

    /** @param arguments the folder, and how many variants of each scenario to paint */
    public static void main(String[] arguments) throws IOException {
        int variants = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        Likenesses likenesses = new Likenesses();
        likenesses.read(Path.of(arguments[0]));
        for (String scenario : Scenes.ids()) {
            likenesses.measure(scenario, variants);
        }
    }

    private void read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().matches("(?i).*\\.(jpe?g|png)"))
                    .toList();
        }
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            prints(bytes).findFirst().ifPresent(print -> {
                photographs.put(file.toString(), bytes);
                people.put(file.toString(), print);
            });
        }
        System.out.printf("%d photographs, %d of them show a face%n", files.size(), people.size());
        System.out.println("distance to the own selfie: mean, largest; how much nearer than the nearest other: least");
    }

    private void measure(String scenario, int variants) {
        DoubleSummaryStatistics here = new DoubleSummaryStatistics();
        DoubleSummaryStatistics nearer = new DoubleSummaryStatistics();
        int notPainted = refused;
        for (String person : people.keySet()) {
            for (int variant = 1; variant <= variants; variant++) {
                paint(scenario, person, variant, people.get(person)).ifPresent(print -> {
                    double distance = print.distance(people.get(person));
                    double other = nearestOther(print, person);
                    here.accept(distance);
                    nearer.accept(other - distance);
                    mistaken += other <= distance ? 1 : 0;
                });
            }
        }
        own.combine(here);
        margin.combine(nearer);
        System.out.printf(
                "%-12s %3d portraits, %d refused: %.3f, %.3f; %.3f%n",
                scenario, here.getCount(), refused - notPainted, here.getAverage(), here.getMax(), nearer.getMin());
        System.out.printf(
                "%-12s %3d portraits, %d refused: %.3f, %.3f; %.3f; nearer to somebody else: %d; wanted: %.2f%n",
                "so far",
                own.getCount(),
                refused,
                own.getAverage(),
                own.getMax(),
                margin.getMin(),
                mistaken,
                FaceMatcher.OWN);
    }

    /** The face in the portrait; of several, as mirrors show, the one most like the person. */
    private Optional<FacePrint> paint(String scenario, String person, long seed, FacePrint selfie) {
        ImageResult result = painter.paint(
                new ImageRequest(List.of(photographs.get(person)), scenario, "", seed, SIDE, SIDE, "likeness"));
        if (result instanceof ImageResult.Ready ready) {
            return prints(ready.image()).min(Comparator.comparingDouble(selfie::distance));
        }
        refused++;
        System.out.println(scenario + ", " + Path.of(person).getFileName() + ": " + result);
        return Optional.empty();
    }

    private double nearestOther(FacePrint print, String person) {
        return people.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(person))
                .mapToDouble(entry -> print.distance(entry.getValue()))
                .min()
                .orElse(Double.NaN);
    }

    private Stream<FacePrint> prints(byte[] picture) {
        return Photo.decode(picture).stream()
                .flatMap(photo -> detector.find(photo).stream()
                        .flatMap(face -> matcher.print(photo, face).stream()));
    }
}
