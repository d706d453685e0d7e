#!/bin/sh
# 给一个集群签发证书：sh certificates.sh 文件夹。单位有自己的 CA 时由它签发，不用这一份。
# ca.pem 认得出自己人，cluster.pem 和 cluster.key 由调度、读取、写库的各进程共用；ca.key 签完另存别处。
set -eu
folder=${1:?证书放进哪个文件夹}
umask 027
mkdir -p "$folder" && cd "$folder"
openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj /CN=mingzhang-ca -keyout ca.key -out ca.pem
openssl req -newkey rsa:3072 -nodes -subj /CN=mingzhang-cluster -keyout cluster.key -out cluster.csr
openssl x509 -req -in cluster.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 825 -out cluster.pem
rm -f cluster.csr ca.srl
echo "已签发：$PWD/ca.pem、cluster.pem、cluster.key（读取它们的用户组须与容器里的 mingzhang 相同）"
