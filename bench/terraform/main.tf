# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The deployment of examples/fargate.yml. Protection against deletion is left out, so that it can be destroyed.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "aws_endpoint_url" { type = string }
variable "aws_region" { type = string }
variable "service_name" { type = string }
variable "service_hosts" { type = list(string) }
variable "load_balancer_zone" { type = string }
variable "vpc_id" { type = string }
variable "load_balancer_subnets" { type = list(string) }
variable "ecs_service_subnets" { type = list(string) }
variable "load_balancer_certificate_arn" { type = string }
variable "ecs_service_image" { type = string }
variable "user_pool_domain" { type = string }
variable "idle_timeout" {
  type    = number
  default = 60
}

provider "aws" {
  region                      = var.aws_region
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  endpoints {
    acm         = var.aws_endpoint_url
    appautoscaling = var.aws_endpoint_url
    cognitoidp  = var.aws_endpoint_url
    ec2         = var.aws_endpoint_url
    ecs         = var.aws_endpoint_url
    elbv2       = var.aws_endpoint_url
    iam         = var.aws_endpoint_url
    logs        = var.aws_endpoint_url
    route53     = var.aws_endpoint_url
    sts         = var.aws_endpoint_url
  }
}

locals {
  trust = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ecs-tasks.amazonaws.com" } }]
  })
}

resource "aws_cognito_user_pool" "people" {
  name                     = var.service_name
  mfa_configuration        = "ON"
  auto_verified_attributes = ["email"]
  admin_create_user_config { allow_admin_create_user_only = true }
  software_token_mfa_configuration { enabled = true }
}

resource "aws_cognito_user_pool_domain" "pages" {
  domain       = var.user_pool_domain
  user_pool_id = aws_cognito_user_pool.people.id
}

resource "aws_cognito_user_pool_client" "door" {
  name                                 = var.service_name
  user_pool_id                         = aws_cognito_user_pool.people.id
  generate_secret                      = true
  callback_urls                        = [for host in var.service_hosts : "https://${host}/oauth2/idpresponse"]
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_scopes                 = ["openid", "email"]
  supported_identity_providers         = ["COGNITO"]
}

resource "aws_security_group" "targets" {
  name        = "${var.service_name}-targets"
  description = "Targets"
  vpc_id      = var.vpc_id
}

resource "aws_security_group" "balancer" {
  name        = "${var.service_name}-load-balancer"
  description = "Load balancer"
  vpc_id      = var.vpc_id
  dynamic "ingress" {
    for_each = [80, 443]
    content {
      protocol    = "tcp"
      from_port   = ingress.value
      to_port     = ingress.value
      cidr_blocks = ["0.0.0.0/0"]
    }
  }
  egress {
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    protocol        = "tcp"
    from_port       = 0
    to_port         = 65535
    security_groups = [aws_security_group.targets.id]
  }
}

resource "aws_security_group" "tasks" {
  name        = "${var.service_name}-tasks"
  description = "Tasks"
  vpc_id      = var.vpc_id
  ingress {
    protocol        = "tcp"
    from_port       = 80
    to_port         = 80
    security_groups = [aws_security_group.balancer.id]
  }
  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_lb" "edge" {
  name                       = var.service_name
  subnets                    = var.load_balancer_subnets
  security_groups            = [aws_security_group.balancer.id]
  drop_invalid_header_fields = true
  idle_timeout               = var.idle_timeout
}

resource "aws_lb_target_group" "service" {
  name                 = var.service_name
  target_type          = "ip"
  protocol             = "HTTP"
  port                 = 80
  vpc_id               = var.vpc_id
  deregistration_delay = 30
  health_check {
    interval            = 15
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }
}

resource "aws_lb_listener" "plain" {
  load_balancer_arn = aws_lb.edge.arn
  port              = 80
  protocol          = "HTTP"
  default_action {
    type = "redirect"
    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "secure" {
  load_balancer_arn = aws_lb.edge.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = var.load_balancer_certificate_arn
  default_action {
    type = "fixed-response"
    fixed_response {
      status_code  = "404"
      content_type = "text/plain"
      message_body = "Not found"
    }
  }
}

resource "aws_lb_listener_rule" "sign_in" {
  listener_arn = aws_lb_listener.secure.arn
  priority     = 1
  condition {
    host_header { values = var.service_hosts }
  }
  action {
    type = "authenticate-cognito"
    authenticate_cognito {
      user_pool_arn       = aws_cognito_user_pool.people.arn
      user_pool_client_id = aws_cognito_user_pool_client.door.id
      user_pool_domain    = aws_cognito_user_pool_domain.pages.domain
      session_timeout     = 28800
    }
  }
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.service.arn
  }
}

resource "aws_iam_role" "execution" {
  name               = "${var.service_name}-execution"
  assume_role_policy = local.trust
}

resource "aws_iam_role_policy_attachment" "execution" {
  role       = aws_iam_role.execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_iam_role" "task" {
  name               = "${var.service_name}-task"
  assume_role_policy = local.trust
}

resource "aws_cloudwatch_log_group" "service" {
  name              = "/ecs/${var.service_name}"
  retention_in_days = 90
}

resource "aws_ecs_cluster" "service" {
  name = var.service_name
}

resource "aws_ecs_task_definition" "service" {
  family                   = var.service_name
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn
  container_definitions = jsonencode([{
    name         = var.service_name
    image        = var.ecs_service_image
    essential    = true
    portMappings = [{ containerPort = 80 }]
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.service.name
        awslogs-region        = var.aws_region
        awslogs-stream-prefix = var.service_name
      }
    }
  }])
}

resource "aws_ecs_service" "service" {
  name                              = var.service_name
  cluster                           = aws_ecs_cluster.service.id
  task_definition                   = aws_ecs_task_definition.service.arn
  desired_count                     = 2
  launch_type                       = "FARGATE"
  health_check_grace_period_seconds = 60
  wait_for_steady_state             = true
  network_configuration {
    subnets         = var.ecs_service_subnets
    security_groups = [aws_security_group.tasks.id, aws_security_group.targets.id]
  }
  load_balancer {
    target_group_arn = aws_lb_target_group.service.arn
    container_name   = var.service_name
    container_port   = 80
  }
  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
  lifecycle { ignore_changes = [desired_count] }
  depends_on = [aws_lb_listener_rule.sign_in]
}

resource "aws_appautoscaling_target" "service" {
  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = "service/${aws_ecs_cluster.service.name}/${aws_ecs_service.service.name}"
  min_capacity       = 2
  max_capacity       = 4
}

resource "aws_appautoscaling_policy" "cpu" {
  name               = "${var.service_name}-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.service.service_namespace
  scalable_dimension = aws_appautoscaling_target.service.scalable_dimension
  resource_id        = aws_appautoscaling_target.service.resource_id
  target_tracking_scaling_policy_configuration {
    target_value       = 60
    scale_out_cooldown = 60
    scale_in_cooldown  = 300
    predefined_metric_specification { predefined_metric_type = "ECSServiceAverageCPUUtilization" }
  }
}

data "aws_route53_zone" "public" {
  name = var.load_balancer_zone
}

resource "aws_route53_record" "host" {
  for_each = toset(var.service_hosts)
  zone_id  = data.aws_route53_zone.public.zone_id
  name     = each.value
  type     = "A"
  alias {
    name                   = aws_lb.edge.dns_name
    zone_id                = aws_lb.edge.zone_id
    evaluate_target_health = false
  }
}
