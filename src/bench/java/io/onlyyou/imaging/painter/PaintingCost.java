package io.onlyyou.imaging.painter;

import io.onlyyou.imaging.DrawnPerson;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.identity.FaceMatcherByPrint;
import io.onlyyou.imaging.likeness.FaceDetector;
import io.onlyyou.imaging.likeness.PersonSegmenter;
import io.onlyyou.imaging.painter.scene.Scenes;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What a portrait of 1024 x 1024 costs: the first one after start, warm ones, and the memory of ten at once. */
public final class PaintingCost {

    private static final int ROUNDS = 5;

    private PaintingCost() {}

    public static void main(String[] arguments) {
        byte[] selfie = DrawnPerson.of(4).jpeg();
        long start = System.nanoTime();
        FaceDetector detector = new FaceDetector();
        Painter painter = new Painter(detector, new PersonSegmenter(), new FaceMatcherByPrint(detector));
        paint(painter, selfie, "superhero", 1);
        System.out.printf("first, networks read: %.2f s%n", (System.nanoTime() - start) / 1e9);

        List<String> scenarios = List.copyOf(Scenes.ids());
        scenarios.forEach(scenario -> paint(painter, selfie, scenario, 2));
        scenarios.forEach(scenario -> paint(painter, selfie, scenario, 3));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (String scenario : scenarios) {
            double[] wall = new double[ROUNDS];
            double[] processor = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                long wallStart = System.nanoTime();
                long processorStart = threads.getCurrentThreadCpuTime();
                paint(painter, selfie, scenario, 10 + i);
                wall[i] = (System.nanoTime() - wallStart) / 1e9;
                processor[i] = (threads.getCurrentThreadCpuTime() - processorStart) / 1e9;
            }
            Arrays.sort(wall);
            Arrays.sort(processor);
            System.out.printf(
                    "%s, warm, median: %.2f s, of which on the core %.2f s%n",
                    scenario, wall[ROUNDS / 2], processor[ROUNDS / 2]);
        }
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        List<CompletableFuture<Void>> ten = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int seed = i;
            CompletableFuture<Void> one = new CompletableFuture<>();
            Thread.ofPlatform().start(() -> {
                try {
                    paint(painter, selfie, "mirrors", seed);
                    one.complete(null);
                } catch (RuntimeException | OutOfMemoryError failure) {
                    one.completeExceptionally(failure);
                }
            });
            ten.add(one);
        }
        ten.forEach(CompletableFuture::join);
        long peak = heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                "ten at once: peak of the heap %d MB, of %d MB allowed%n",
                peak >> 20, Runtime.getRuntime().maxMemory() >> 20);
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static void paint(Painter painter, byte[] selfie, String scenario, long seed) {
        ImageResult result = painter.paint(new ImageRequest(List.of(selfie), scenario, "", seed, 1024, 1024, "cost"));
        if (!(result instanceof ImageResult.Ready)) {
            throw new IllegalStateException(scenario + ": " + result);
        }
    }
}
