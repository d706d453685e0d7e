"""When things run and who hears of it: jobs, schedule, sensors, resources, alerts, command line."""
