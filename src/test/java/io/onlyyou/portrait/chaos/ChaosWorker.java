package io.onlyyou.portrait.chaos;

import com.github.kagkarlsson.scheduler.event.ExecutionInterceptor;
import io.onlyyou.portrait.FakeImageModel;
import io.onlyyou.portrait.PortraitRoom;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;

/** The portrait room as a worker in a process of its own, whose model asks a {@link ChaosProvider}. */
public final class ChaosWorker {

    static final String NAME = Objects.requireNonNull(System.getProperty("chaos.name"));
    static final String PROVIDER = Objects.requireNonNull(System.getProperty("chaos.provider"));

    private ChaosWorker() {}

    public static void main(String[] arguments) {
        ImageIO.setUseCache(
                false); // the model's own drawing, which would else begin a clean-up that cannot begin while stopping
        SpringApplication worker = new SpringApplication(PortraitRoom.class, Wiring.class);
        worker.setWebApplicationType(WebApplicationType.NONE);
        worker.addListeners((ApplicationListener<ApplicationReadyEvent>) ready -> Guide.up());
        worker.run(arguments);
    }

    /** Not annotated, so that no test finds it. */
    static final class Wiring {

        private Wiring() {}

        @Bean
        static BeanPostProcessor guided() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return switch (bean) {
                        case FakeImageModel model -> painting(model);
                        case Clock clock -> Clock.offset(clock, Duration.parse(System.getProperty("chaos.clock")));
                        case DataSource source -> new GuidedDataSource(source);
                        default -> bean;
                    };
                }
            };
        }

        /** Which job a thread is at is known from the queue, whatever a request calls itself. */
        @Bean
        static ExecutionInterceptor jobs() {
            return (task, context, chain) -> {
                Guide.begin(task.getId());
                try {
                    return chain.proceed(task, context);
                } finally {
                    Guide.end();
                }
            };
        }

        /** What a test looks at the database with would start a server of its own here. */
        @Bean
        static BeanDefinitionRegistryPostProcessor withoutSuperuser() {
            return new BeanDefinitionRegistryPostProcessor() {
                @Override
                public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
                    registry.removeBeanDefinition("superuser");
                }
            };
        }

        private static FakeImageModel painting(FakeImageModel model) {
            model.does(request -> {
                Guide.at(Point.DURING_CALL);
                Guide.at(Point.AFTER_REPLY);
                return FakeImageModel.painted(request);
            });
            return model;
        }
    }
}
